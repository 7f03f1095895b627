import Newsroom
import TemplateEngine

/// What the page of all tags, topics, series or authors shows.
struct TermsContext: Sendable {
    let page: PageView
    let kind: TermKind

    static func schema(_ assets: Schema<Edition>) -> Schema<TermsContext> {
        RecordType.of(TermsContext.self, "terms page") {
            Field.common(assets) { $0.page }
            Field("kind", .text, "`tag`, `topic`, `series` or `author`.") { .text($0.kind.rawValue) }
            Field("terms", .list(.record(TermView.schema.type)), "All of them, by their names.") { context in
                .list(context.terms.map { TermView.schema($0) })
            }
        }
    }

    private var terms: [TermView] {
        let terms: [Term] = page.edition.plan.lists.compactMap {
            guard case .term(let term) = $0.subject, term.key.kind == kind else { return nil }
            return term
        }
        return terms.sorted { ($0.title.lowercased(), $0.key) < ($1.title.lowercased(), $1.key) }.map {
            TermView($0, edition: page.edition, vantage: page.vantage)
        }
    }
}
