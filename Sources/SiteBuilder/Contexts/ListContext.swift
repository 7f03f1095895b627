import Newsroom
import TemplateEngine

/// What one page of a list of stories shows.
struct ListContext: Sendable {
    let page: PageView
    /// Its number in ``SitePlan/lists``.
    let list: Int
    let subject: StoryList.Subject
    /// From 1.
    let number: Int

    static func section(_ assets: Schema<PageEdition>) -> Schema<ListContext> {
        RecordType.of(ListContext.self, "section page") {
            Field.common(assets) { $0.page }
            Field("section", .record(SectionView.schema.type), "The section.") { context in
                guard case .section(let section) = context.subject else { return .none }
                return context.page.view(section)
            }
            Field.stories
        }
    }

    static func term(_ kind: TermKind, _ assets: Schema<PageEdition>) -> Schema<ListContext> {
        RecordType.of(ListContext.self, kind.rawValue + " page") {
            Field.common(assets) { $0.page }
            Field(kind.rawValue, .record(TermView.schema.type), "The \(kind.rawValue).") { context in
                context.term.map { TermView.schema($0) } ?? .none
            }
            Field.stories
        }
    }

    static func author(_ assets: Schema<PageEdition>) -> Schema<ListContext> {
        RecordType.of(ListContext.self, "author page") {
            Field.common(assets) { $0.page }
            Field("author", .record(AuthorView.schema.type), "The author.") { context in
                context.term.map { AuthorView.schema(AuthorView(term: $0)) } ?? .none
            }
            Field.stories
        }
    }

    static func archive(_ assets: Schema<PageEdition>) -> Schema<ListContext> {
        RecordType.of(ListContext.self, "archive page") {
            Field.common(assets) { $0.page }
            Field(
                "period", .optional(.record(PeriodView.schema.type)),
                "The year, month or day; none on the page of all years."
            ) { context in
                guard case .period(let period) = context.subject else { return .none }
                return context.view(period)
            }
            Field(
                "periods", .list(.record(PeriodView.schema.type)),
                "All years, newest first; the months of a year; the days of a month."
            ) { context in
                let parent: Period? =
                    if case .period(let period) = context.subject { period } else { nil }
                return .list(context.page.edition.periods(in: parent).map { context.view($0) })
            }
            Field.stories
        }
    }

    private var term: TermView? {
        guard case .term(let term) = subject else { return nil }
        return TermView(term, edition: page.edition, vantage: page.vantage)
    }

    private func view(_ period: Period) -> Value {
        PeriodView.schema(PeriodView(period: period, edition: page.edition, vantage: page.vantage))
    }
}

extension Field where Object == ListContext {
    @FieldBuilder<ListContext>
    fileprivate static var stories: [Field<ListContext>] {
        Field("stories", .list(.record(StoryView.schema.type)), "This page's stories, newest first.") {
            context in
            let stories = context.page.edition.stories(of: context.list, page: context.number)
            return .list(stories.map { context.page.view($0) })
        }
        Field("pagination", .record(Pagination.schema.type), "The list's other pages.") {
            Pagination.schema(
                Pagination(
                    paths: $0.page.edition.pages(of: $0.list), number: $0.number, vantage: $0.page.vantage))
        }
    }
}
