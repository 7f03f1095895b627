import Newsroom
import TemplateEngine

/// What a page with one story shows.
struct ArticleContext: Sendable {
    let page: PageView
    /// In the row of the stories and the standing pages.
    let number: Int
    let story: Story

    static func schema(_ name: String, _ assets: Schema<PageEdition>) -> Schema<ArticleContext> {
        RecordType.of(ArticleContext.self, name) {
            Field.common(assets) { $0.page }
            Field.article
            Field(
                "comments", .list(.record(CommentView.schema.type)), "What readers wrote, in reading order."
            ) {
                .list($0.page.edition.text(of: $0.number).comments.map { CommentView.schema($0) })
            }
            Field(
                "comment_form", .optional(.record(CommentFormView.schema.type)),
                "The reply form; none where comments are closed or `site.yml` names no address."
            ) { context in
                let edition = context.page.edition
                guard context.story.planned.commentsAreOpen, let action = edition.commentAction else {
                    return .none
                }
                return CommentFormView.schema(
                    CommentFormView(action: action, path: context.story.planned.path, edition: edition))
            }
        }
    }

    static func standing(_ assets: Schema<PageEdition>) -> Schema<ArticleContext> {
        RecordType.of(ArticleContext.self, "standing page") {
            Field.common(assets) { $0.page }
            Field.article
        }
    }
}

extension Field where Object == ArticleContext {
    fileprivate static var article: Field<Object> {
        Field("article", .record(StoryView.schema.type), "The story.") { $0.page.view($0.number) }
    }
}
