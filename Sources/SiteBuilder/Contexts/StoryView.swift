import MarkdownRenderer
import Newsroom
import TemplateEngine

/// A story as a template on some page sees it.
struct StoryView: Sendable {
    let story: Story
    let edition: Edition
    let vantage: Vantage

    static let schema = RecordType.of(
        StoryView.self, "story", identity: { .text($0.story.planned.path.text) }
    ) {
        Field("title", .text, "The headline.") { .text($0.story.article.title) }
        Field("kicker", .optional(.text), "The line above the headline.") {
            .optional($0.story.article.kicker)
        }
        Field("standfirst", .optional(.text), "The sentence under the headline.") {
            .optional($0.story.article.standfirst)
        }
        Field("summary", .text, "The standfirst, or else the first paragraph, as plain text.") {
            .text($0.story.summary)
        }
        Field("dateline", .optional(.text), "Where the story was reported from.") {
            .optional($0.story.article.dateline)
        }
        Field("dateline_in_text", .flag, "Whether the text itself begins with the dateline.") {
            .flag($0.story.datelineStandsInText)
        }
        Field("url", .text, "The story's address, from the page it is linked on.") {
            .text($0.vantage.address(of: $0.story.planned.path))
        }
        Field("permalink", .text, "The story's whole web address.") {
            .text($0.edition.site.permalink(of: $0.story.planned.path))
        }
        Field("published", .optional(.date), "When it was published; none on standing pages.") {
            .optional($0.story.article.published)
        }
        Field("updated", .optional(.date), "When it last changed.") { .optional($0.story.article.updated) }
        Field("authors", .list(.record(author.type)), "Who wrote it, in order.") {
            .list($0.story.article.authors.map { author($0) })
        }
        Field(
            "byline", .text,
            "The authors' names as the site's language joins them; empty where there are none."
        ) {
            .text($0.story.byline)
        }
        Field("section", .optional(.record(SectionView.schema.type)), "The section; none for standing pages.")
        {
            view in
            view.story.planned.section.map { section in
                SectionView.schema(
                    SectionView(section: section, edition: view.edition, vantage: view.vantage))
            } ?? .none
        }
        Field("tags", .list(.text), "The topics, in the order of the source.") {
            .list($0.story.article.tags.map { .text($0) })
        }
        Field("image", .optional(.record(ImageView.schema.type)), "The lead image.") { $0.image }
        Field("word_count", .integer, "How many words the body has.") {
            .integer($0.story.rendered.wordCount)
        }
        Field("reading_minutes", .integer, "How long reading takes, at 230 words a minute.") {
            .integer($0.story.readingMinutes)
        }
        Field("body", .markup, "The story itself.") { .markup($0.story.rendered.html) }
        Field("contents", .list(.record(heading.type)), "The headings of the body.") {
            .list(
                $0.story.rendered.headings.map {
                    heading(HeadingView(level: $0.level, id: $0.id, text: $0.text))
                })
        }
        Field("is_draft", .flag, "Whether the story is not published yet; only with --drafts.") {
            .flag($0.story.article.status == .draft || $0.story.planned.isEarly)
        }
        Field("comments_open", .flag, "Whether readers may comment.") {
            .flag($0.story.planned.commentsAreOpen)
        }
        Field("comments_url", .text, "The address of the page with the reply form.") {
            .text($0.vantage.address(of: $0.story.planned.commentsPath))
        }
        Field("extra", .map(.any), "The front matter's keys that Broadsheet does not know.") {
            Value($0.story.article.extra)
        }
    }

    private static let author = RecordType.of(Byline.self, "author", identity: { .text($0.name) }) {
        Field("name", .text, "The name, without \"By\" or a title.") { .text($0.name) }
    }

    private struct HeadingView: Sendable {
        let level: Int
        let id: String
        let text: String
    }

    private static let heading = RecordType.of(HeadingView.self, "heading", identity: { .text($0.id) }) {
        Field("level", .integer, "1 to 6.") { .integer($0.level) }
        Field("id", .text, "The anchor.") { .text($0.id) }
        Field("text", .text, "The heading's words.") { .text($0.text) }
    }

    private var image: Value {
        guard let image = story.article.image, let address = story.image else { return .none }
        return ImageView.schema(ImageView(image: image, address: address, edition: edition, vantage: vantage))
    }
}
