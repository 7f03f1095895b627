import Newsroom
import TemplateEngine

/// What the page of all tags, topics, series or authors shows.
struct TermsContext: Sendable {
    let page: PageView
    let kind: TermKind
    /// By their names.
    private let terms: [Term]

    init(page: PageView, kind: TermKind) {
        self.page = page
        self.kind = kind
        terms = page.edition.terms(kind)
    }

    static func schema(_ assets: Schema<PageEdition>) -> Schema<TermsContext> {
        RecordType.of(TermsContext.self, "terms page") {
            Field.common(assets) { $0.page }
            Field("kind", .text, "`tag`, `topic`, `series` or `author`.") { .text($0.kind.rawValue) }
            Field("terms", .list(.record(TermView.schema.type)), "All of them, by their names.") { context in
                .list(
                    context.terms.map {
                        TermView.schema(
                            TermView($0, edition: context.page.edition, vantage: context.page.vantage))
                    })
            }
        }
    }
}
