import TemplateEngine

/// The theme's texts as a template sees them.
enum WordsView: Sendable {
    /// In a shortcode, whose texts become part of its story.
    case all(Words)
    case page(PageEdition)

    /// A field for each key of the English catalogue.
    static let schema = RecordType.of(WordsView.self, "words", identity: { _ in .none }) {
        for (index, entry) in Words.english.enumerated() {
            Field(entry.key, .text, "“\(entry.text)”") { .text($0.text(at: index)) }
        }
    }

    private func text(at index: Int) -> String {
        switch self {
        case .all(let words): words.text(at: index)
        case .page(let edition): edition.word(at: index)
        }
    }
}
