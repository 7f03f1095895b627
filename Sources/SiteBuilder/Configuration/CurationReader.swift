import Metadata
import Newsroom

/// Reads `content/front.yml`, or what `site.yml` has under `front`.
struct CurationReader {
    private let reader: MetadataReader
    private let timeZone: SiteTimeZone

    /// - Returns: What the file says; diagnostics are complete.
    static func read(
        _ source: SourceText, in timeZone: SiteTimeZone
    ) -> (curation: Curation, diagnostics: [Diagnostic]) {
        let (map, diagnostics) = MetadataFormat.yaml.parse(source)
        guard !diagnostics.hasErrors else { return (Curation(), diagnostics) }
        let reader = MetadataReader(map)
        return (read(reader, in: timeZone), diagnostics + reader.diagnostics)
    }

    static func read(_ reader: MetadataReader, in timeZone: SiteTimeZone) -> Curation {
        let curation = CurationReader(reader: reader, timeZone: timeZone).curation()
        reader.reportUnreadEntries()
        return curation
    }

    private func curation() -> Curation {
        Curation(
            lead: pins("lead", in: reader), secondary: pins("secondary", in: reader), sections: sections(),
            banner: banner())
    }

    private func pins(_ name: String, in reader: MetadataReader) -> [Curation.Pin] {
        reader.node(name).map { pins(of: $0, name) } ?? []
    }

    /// One story or a list; each is a reference, or a map with `story`, `from` and `until`.
    private func pins(of node: MetadataNode, _ name: String) -> [Curation.Pin] {
        let nodes = if case .list(let nodes) = node.kind { nodes } else { [node] }
        return nodes.compactMap { node in
            if let text = node.text { return Curation.Pin(story: SiteReference(text, at: node.place)) }
            guard let map = reader.map(node, for: name) else { return nil }
            let story = map.node("story")
            let (from, until) = window(map)
            let pin = story.flatMap { story in
                map.text(of: story, for: "story").map { text in
                    Curation.Pin(
                        story: SiteReference(text, at: story.place), from: from, until: until)
                }
            }
            map.reportUnreadEntries()
            if story == nil {
                reader.report(
                    .error(
                        "a pin needs a `story`", at: node.place,
                        hint: "name its source: `{story: world/talks.md, until: 2021-12-31 18:00}`"))
            }
            return pin
        }
    }

    /// From when until when something is to stand.
    private func window(_ map: MetadataReader) -> (from: Moment?, until: Moment?) {
        let from = map.date("from", in: timeZone)
        let until = map.date("until", "expires", in: timeZone)
        if let from, let until, until <= from {
            map.report(.error("`until` is no later than `from`", at: map.place, hint: "check both dates"))
        }
        return (from, until)
    }

    private func sections() -> [(section: Slug, place: Place, pins: [Curation.Pin])] {
        guard let node = reader.node("sections") else { return [] }
        guard case .map(let entries) = node.kind else {
            reader.expected("a map of sections", for: "sections", found: node)
            return []
        }
        return entries.compactMap { entry in
            guard let slug = Slug(entry.key) else {
                reader.report(.error("`\(entry.key)` is no section's slug", at: entry.keyPlace))
                return nil
            }
            return (slug, entry.keyPlace, pins(of: entry.value, entry.key))
        }
    }

    private func banner() -> Curation.Banner? {
        guard let map = reader.map("breaking") else { return nil }
        let text = map.text("text")
        let link = map.node("link").flatMap { node in
            map.text(of: node, for: "link").map { SiteReference($0, at: node.place) }
        }
        let (from, until) = window(map)
        let banner = text.map { Curation.Banner(text: $0, link: link, from: from, until: until) }
        map.reportUnreadEntries()
        if banner == nil {
            reader.report(
                .error("the banner needs a `text`", at: map.place, hint: "say in a line what has happened"))
        }
        return banner
    }
}
