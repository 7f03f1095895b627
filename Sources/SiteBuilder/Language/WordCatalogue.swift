import Metadata
import Newsroom

/// What one language's file in `templates/words/` says: the theme's texts by their keys.
struct WordCatalogue: Sendable {
    let texts: [String: String]

    /// Reads a catalogue and checks it against the English one.
    ///
    /// - Parameter english: The keys that there are, with the English texts.
    static func read(
        _ source: SourceText, english: [(key: String, text: String)]
    ) -> (catalogue: WordCatalogue, diagnostics: [Diagnostic]) {
        let (map, diagnostics) = MetadataFormat.yaml.parse(source)
        let reader = MetadataReader(map)
        var texts: [String: String] = [:]
        for (key, original) in english {
            guard let node = reader.node(key), let text = reader.text(of: node, for: key) else { continue }
            if let fault = WordPlaces.fault(in: text, original: original) {
                reader.report(.error("`\(key)` \(fault.summary)", at: node.place, hint: fault.hint))
            }
            texts[key] = text
        }
        if !diagnostics.hasErrors { reader.reportUnreadEntries() }
        return (WordCatalogue(texts: texts), diagnostics + reader.diagnostics)
    }

    /// The keys and texts of a file that is known to be right, in the order of the file.
    static func entries(of source: SourceText) -> [(key: String, text: String)] {
        guard case .map(let entries) = MetadataFormat.yaml.parse(source).root.kind else { return [] }
        return entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }
    }
}
