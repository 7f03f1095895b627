import Newsroom
import TemplateEngine

/// What a page with one story shows.
struct ArticleContext: Sendable {
    let page: PageView
    let story: Story

    static func schema(_ name: String, _ assets: Schema<Edition>) -> Schema<ArticleContext> {
        RecordType.of(ArticleContext.self, name) {
            Field.common(assets) { $0.page }
            Field.article
            Field(
                "comments", .list(.record(CommentView.schema.type)), "What readers wrote, in reading order."
            ) {
                .list($0.story.comments.map { CommentView.schema($0) })
            }
            Field(
                "comment_form", .optional(.record(CommentFormView.schema.type)),
                "The reply form; none where comments are closed or `site.yml` names no address."
            ) { context in
                let site = context.page.edition.site
                guard context.story.planned.commentsAreOpen, let action = site.comments.action else {
                    return .none
                }
                return CommentFormView.schema(
                    CommentFormView(action: action, story: context.story.planned, site: site))
            }
        }
    }

    static func standing(_ assets: Schema<Edition>) -> Schema<ArticleContext> {
        RecordType.of(ArticleContext.self, "standing page") {
            Field.common(assets) { $0.page }
            Field.article
        }
    }
}

extension Field where Object == ArticleContext {
    fileprivate static var article: Field<Object> {
        Field("article", .record(StoryView.schema.type), "The story.") { $0.page.view($0.story) }
    }
}
