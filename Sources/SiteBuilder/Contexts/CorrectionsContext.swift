import Newsroom
import TemplateEngine

/// What one page of all corrections shows.
struct CorrectionsContext: Sendable {
    let page: PageView
    /// From 1.
    let number: Int

    static func schema(_ assets: Schema<PageEdition>) -> Schema<CorrectionsContext> {
        RecordType.of(CorrectionsContext.self, "corrections page") {
            Field.common(assets) { $0.page }
            Field(
                "corrections", .list(.record(CorrectionEntryView.schema.type)),
                "This page's corrections, newest first."
            ) { context in
                let (edition, vantage) = (context.page.edition, context.page.vantage)
                return .list(
                    edition.corrections(page: context.number).map {
                        CorrectionEntryView.schema(
                            CorrectionEntryView(entry: $0, edition: edition, vantage: vantage))
                    })
            }
            Field(
                "introduction", .optional(.record(StoryView.schema.type)),
                "The standing page at their address, such as `content/corrections.md`."
            ) { context in
                context.page.edition.correctionsIntroduction.map { context.page.view($0) } ?? .none
            }
            Field("pagination", .record(Pagination.schema.type), "The other pages.") {
                Pagination.schema(
                    Pagination(
                        paths: $0.page.edition.correctionPages, number: $0.number,
                        vantage: $0.page.vantage))
            }
        }
    }
}
