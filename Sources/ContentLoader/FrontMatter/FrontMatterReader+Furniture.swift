import Metadata
import Newsroom

/// Reads what stands around a story: labels, key points, corrections, choices of what to read next.
extension FrontMatterReader {
    mutating func readFurniture() {
        frontMatter.label = reader.choice(
            "label",
            of: Label.names)
        frontMatter.sponsor = filled(reader.text("sponsor"))
        frontMatter.series = filled(reader.text("series"))
        frontMatter.keyPoints = reader.textList("key_points")?.map(\.onOneLine) ?? []
        frontMatter.isFree = reader.choice("access", of: ["free": true, "subscribers": false])
        readRelated()
        readCoverage()
        readCorrections()
    }

    private mutating func readRelated() {
        guard let node = reader.node("related") else { return }
        let nodes = if case .list(let nodes) = node.kind { nodes } else { [node] }
        for node in nodes {
            guard let text = reader.text(of: node, for: "related"), !text.isEmpty else { continue }
            frontMatter.related.append(SiteReference(text, at: node.place))
        }
    }

    /// `live: true`, or a map of its start and its end.
    private mutating func readCoverage() {
        guard let node = reader.node("live") else { return }
        guard case .map = node.kind else {
            if reader.flag("live") == true { frontMatter.coverage = Coverage() }
            return
        }
        guard let map = reader.map(node, for: "live") else { return }
        let coverage = Coverage(start: map.date("start", in: timeZone), end: map.date("end", in: timeZone))
        if let start = coverage.start, let end = coverage.end, end < start {
            reader.report(
                .error("the coverage ends before it starts", at: node.place, hint: "check both dates"))
        }
        map.reportUnreadEntries()
        frontMatter.coverage = coverage
    }

    private mutating func readCorrections() {
        /// How many corrections have been made at each instant.
        var counts: [Int: Int] = [:]
        for map in reader.maps("corrections") ?? [] {
            let kind: Correction.Kind =
                map.choice(
                    "kind",
                    of: [
                        "correction": .correction, "clarification": .clarification, "update": .update,
                        "retraction": .retraction,
                    ]) ?? .correction
            let hasDate = map.node("date") != nil
            let date = map.date("date", in: timeZone)
            let text = filled(map.text("text"))
            if !hasDate {
                map.report(
                    .error(
                        "a correction needs a `date`", at: map.place, hint: "add `date: 2021-12-30 14:05`"))
            }
            if text == nil {
                map.report(
                    .error("a correction needs a `text`", at: map.place, hint: "say what was wrong"))
            }
            map.reportUnreadEntries()
            if let date, let text {
                let earlier = counts[date.secondsSince1970, default: 0]
                counts[date.secondsSince1970] = earlier + 1
                frontMatter.corrections.append(
                    Correction(kind: kind, date: date, text: text, earlier: earlier))
            }
        }
    }
}
