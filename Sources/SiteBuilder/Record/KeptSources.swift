import ContentLoader

/// The sources of an earlier build in the same process.
struct KeptSources: Sendable {
    private var loaded: [String: ArticleDesk.Loaded] = [:]
    private var renderings: [String: SourceRecord.Rendering] = [:]
    /// What has come in the place of others since.
    private var replaced: [String: SourceRecord] = [:]

    init() {}

    init(_ findings: SitePreparation.Findings) {
        loaded = Dictionary(
            findings.loaded.map { ($0.source.file, $0) }, uniquingKeysWith: { first, _ in first })
        renderings = findings.renderings
    }

    subscript(file: String) -> SourceRecord? {
        replaced[file] ?? loaded[file]?.record(rendering: renderings)
    }

    mutating func replace(_ source: SourceRecord) { replaced[source.file] = source }
}
