import Newsroom
import TemplateEngine

/// What one page of all corrections shows.
struct CorrectionsContext: Sendable {
    let page: PageView
    /// From 1.
    let number: Int

    static func schema(_ assets: Schema<Edition>) -> Schema<CorrectionsContext> {
        RecordType.of(CorrectionsContext.self, "corrections page") {
            Field.common(assets) { $0.page }
            Field(
                "corrections", .list(.record(CorrectionEntryView.schema.type)),
                "This page's corrections, newest first."
            ) { context in
                let (edition, vantage) = (context.page.edition, context.page.vantage)
                let perPage = edition.site.storiesPerPage
                let entries = edition.plan.corrections.dropFirst((context.number - 1) * perPage)
                return .list(
                    entries.prefix(perPage).map {
                        CorrectionEntryView.schema(
                            CorrectionEntryView(entry: $0, edition: edition, vantage: vantage))
                    })
            }
            Field(
                "introduction", .optional(.record(StoryView.schema.type)),
                "The standing page at their address, such as `content/corrections.md`."
            ) { context in
                let edition = context.page.edition
                return edition.plan.correctionsIntroduction.map {
                    context.page.view(edition.standingPages[$0])
                } ?? .none
            }
            Field("pagination", .record(Pagination.schema.type), "The other pages.") {
                Pagination.schema(
                    Pagination(
                        paths: $0.page.edition.plan.correctionPages, number: $0.number,
                        vantage: $0.page.vantage))
            }
        }
    }
}
