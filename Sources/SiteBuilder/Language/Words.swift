import Newsroom

/// The theme's texts in the site's language: `{{ words.latest }}`.
///
/// Each text is looked up in the site's own `templates/words/`, then in the catalogues of the executable: first those
/// of the language's whole tag, then of its wider ones, at last the English ones.
struct Words: Hashable, Sendable {
    /// In the order of ``english``.
    private let texts: [String]

    private init(texts: [String]) {
        self.texts = texts
    }

    /// The text of a key; empty where there is no such key.
    subscript(key: String) -> String { Self.index(of: key).map(text) ?? "" }

    /// - Parameter index: The key's place in ``english``.
    func text(at index: Int) -> String { texts[index] }

    /// Where a key stands in ``english``.
    static func index(of key: String) -> Int? { indexes[key] }

    /// - Parameter own: The site's catalogues: `templates/words/de.yml`.
    static func load(language: String, own: [SourceText]) -> (words: Words, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var ownByTag: [String: SourceText] = [:]
        for source in own {
            let tag = Self.tag(of: source.file)
            if LanguageTag.isWellFormed(tag) {
                ownByTag[tag.lowercased()] = source
            } else {
                diagnostics.append(
                    .error(
                        "`\(tag)` is no language tag (BCP 47)", at: Place(file: source.file),
                        hint: "name the file by its language, as `de.yml` or `pt-BR.yml`"))
            }
        }
        var catalogues: [WordCatalogue] = []
        for tag in LanguageTag.fallbacks(of: language).map({ $0.lowercased() }) {
            // The English texts of the executable are what remains at the end, read already.
            for source in [ownByTag[tag], tag == "en" ? nil : embedded[tag]].compactMap(\.self) {
                let (catalogue, problems) = WordCatalogue.read(source, english: english)
                catalogues.append(catalogue)
                diagnostics += problems
            }
        }
        let texts = english.map { entry in
            catalogues.lazy.compactMap { $0.texts[entry.key] }.first ?? entry.text
        }
        return (Words(texts: texts), diagnostics)
    }

    static let folder = "words/"
    static let suffix = ".yml"

    /// Every key with its English text.
    static let english: [(key: String, text: String)] = embedded["en"].map(WordCatalogue.entries) ?? []

    /// Where each key stands in ``english``.
    private static let indexes = Dictionary(
        english.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })

    /// The catalogues in the executable by their languages' tags in small letters.
    private static let embedded = Dictionary(
        EmbeddedFiles.theme.compactMap { file -> (String, SourceText)? in
            guard file.path.hasPrefix(folder), file.path.hasSuffix(suffix) else { return nil }
            let source = SourceText(file: "templates/" + file.path, text: file.text)
            return (tag(of: file.path).lowercased(), source)
        }, uniquingKeysWith: { first, _ in first })

    private static func tag(of path: String) -> String {
        String((path.split(separator: "/").last ?? "").dropLast(suffix.count))
    }
}
