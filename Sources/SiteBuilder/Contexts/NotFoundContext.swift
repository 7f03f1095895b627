import Newsroom
import TemplateEngine

/// What the page for "not found" shows.
struct NotFoundContext: Sendable {
    let page: PageView

    private static let listLength = 6

    static func schema(_ assets: Schema<PageEdition>) -> Schema<NotFoundContext> {
        RecordType.of(NotFoundContext.self, "not-found page") {
            Field.common(assets) { $0.page }
            Field("stories", .list(.record(StoryView.schema.type)), "The latest stories.") { context in
                .list(context.page.edition.newestStories(listLength).map { context.page.view($0) })
            }
        }
    }
}
