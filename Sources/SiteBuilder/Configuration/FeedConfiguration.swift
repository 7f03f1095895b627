import Metadata
import Newsroom

/// Reads `feeds` and `hubs`.
struct FeedConfiguration {
    private let map: MetadataReader

    static func read(_ site: MetadataReader) -> FeedSettings {
        site.switchable("feeds", without: FeedSettings(formats: [:]), with: FeedSettings()) {
            FeedConfiguration(map: $0).settings()
        }
    }

    static func hubs(_ site: MetadataReader) -> [String] {
        site.placedTexts("hubs").compactMap {
            site.webAddress($0.text, for: "hubs", at: $0.place, schemes: ["https://"])
        }
    }

    private func settings() -> FeedSettings {
        FeedSettings(
            formats: subjects(), itemCount: map.integer("items", in: 1...1_000) ?? FeedSettings().itemCount,
            hasFullText: map.flag("full_text") ?? true)
    }

    /// `of` is a list of subjects, which then all have the formats of `formats`, or a map from each subject to its
    /// own.
    private func subjects() -> [FeedSettings.Subject: Set<FeedFormat>] {
        let formats = map.node("formats").map { self.formats(of: $0, for: "formats") }
        guard let node = map.node("of") else {
            guard let formats else { return FeedSettings.defaultFormats }
            return FeedSettings.defaultFormats.mapValues { _ in formats }
        }
        var subjects: [FeedSettings.Subject: Set<FeedFormat>] = [:]
        if case .map(let entries) = node.kind {
            for entry in entries {
                guard let subject = subject(entry.key, at: entry.keyPlace) else { continue }
                subjects[subject] = self.formats(of: entry.value, for: entry.key)
            }
        } else {
            for (text, place) in map.placedTexts(of: node, for: "of") {
                guard let subject = subject(text, at: place) else { continue }
                subjects[subject] = formats ?? Set(FeedFormat.allCases)
            }
        }
        return subjects
    }

    private func subject(_ text: String, at place: Place) -> FeedSettings.Subject? {
        if let subject = FeedSettings.Subject(rawValue: text) { return subject }
        report(text, "has no feeds", FeedSettings.Subject.allCases.map(\.rawValue), at: place)
        return nil
    }

    private func formats(of node: MetadataNode, for name: String) -> Set<FeedFormat> {
        Set(
            map.placedTexts(of: node, for: name).compactMap { text, place in
                if let format = FeedFormat(rawValue: text.lowercased()) { return format }
                report(text, "is no format of feeds", FeedFormat.allCases.map(\.rawValue), at: place)
                return nil
            })
    }

    private func report(_ text: String, _ problem: String, _ words: [String], at place: Place) {
        let all = words.map { "`\($0)`" }.joined(separator: ", ")
        map.report(
            .error(
                "`\(text)` \(problem)", at: place,
                hint: Spelling.hint(for: text, in: words) ?? "there are \(all)"))
    }
}
