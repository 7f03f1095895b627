import Newsroom
import TemplateEngine

/// A reader's comment as a template sees it.
enum CommentView {
    static let schema = RecordType.of(Comment.self, "comment", identity: { .text($0.id) }) {
        Field("id", .text, "Names the comment among those of the story.") { .text($0.id) }
        Field("parent", .text, "The id of the comment that it answers, or empty.") { .text($0.parent ?? "") }
        Field("author", .text, "The reader's name.") { .text($0.author) }
        Field("url", .optional(.text), "The reader's own web address.") { .optional($0.address) }
        Field("published", .date, "When it was written.") { .date($0.published) }
        Field("body", .markup, "What the reader wrote: paragraphs and line breaks.") {
            .markup(CommentMarkup.html(of: $0.text))
        }
        Field("depth", .integer, "How many comments it answers, one above the other; 0 to 5.") {
            .integer($0.depth)
        }
    }
}

/// The reply form as a template sees it.
struct CommentFormView: Sendable {
    let action: String
    /// The story's.
    let path: SitePath
    let edition: PageEdition

    static let schema = RecordType.of(
        CommentFormView.self, "comment_form", identity: { .text($0.path.text) }
    ) {
        Field("action", .text, "The web address that the form posts to.") { .text($0.action) }
        Field("post_id", .text, "Names the story: its address in the site.") {
            .text("/" + $0.path.text)
        }
        Field("parent", .text, "The comment that is answered: `0` for the story itself.") { _ in .text("0") }
        Field("return_url", .text, "Where the reader goes afterwards: the story's whole web address.") {
            .text($0.edition.permalink(of: $0.path))
        }
    }
}
