import MarkdownRenderer
import Newsroom
import TemplateEngine

/// A story as a template on some page sees it.
struct StoryView: Sendable {
    /// In the row of the stories and the standing pages.
    let number: Int
    let story: Story
    let edition: PageEdition
    let vantage: Vantage

    init(_ number: Int, edition: PageEdition, vantage: Vantage) {
        self.number = number
        self.edition = edition
        self.vantage = vantage
        story = edition.story(number)
    }

    static let schema: Schema<StoryView> = RecordType.of(
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
            .text($0.vantage.addressBytes(of: $0.story.planned.path))
        }
        Field("permalink", .text, "The story's whole web address.") {
            .text($0.edition.permalinkBytes(of: $0.story.planned.path))
        }
        Field("published", .optional(.date), "When it was published; none on standing pages.") {
            .optional($0.story.article.published)
        }
        Field("updated", .optional(.date), "When it last changed.") { .optional($0.story.article.updated) }
        Field(
            "changed", .optional(.date),
            "When readers last got something new: it was updated, its live coverage went on, or else it was published."
        ) { .optional($0.story.changed) }
        Field("authors", .list(.record(AuthorView.schema.type)), "Who wrote it, in order.") { view in
            .list(
                view.story.planned.terms(.author).map { AuthorView.schema(AuthorView(term: view.term($0))) })
        }
        Field(
            "byline", .text,
            "The authors' names as the site's language joins them; empty where there are none."
        ) {
            .text($0.story.byline)
        }
        Field("linked_byline", .markup, "The same, each name a link to the author's page.") {
            .markup($0.linkedByline)
        }
        Field("section", .optional(.record(SectionView.schema.type)), "The section; none for standing pages.")
        {
            view in
            view.story.planned.section.map { section in
                SectionView.schema(
                    SectionView(section: section, edition: view.edition, vantage: view.vantage))
            } ?? .none
        }
        Field("tags", .list(.record(TermView.schema.type)), "The tags, in the order of the source.") {
            $0.terms(.tag)
        }
        Field("topics", .list(.record(TermView.schema.type)), "The topics, in the order of the source.") {
            $0.terms(.topic)
        }
        Field("series", .optional(.record(TermView.schema.type)), "The series that it is a part of.") {
            view in
            view.story.planned.terms(.series).first.map { view.term($0) }.map { TermView.schema($0) } ?? .none
        }
        Field(
            "label", .optional(.record(LabelView.schema.type)),
            "What kind of text it is; none for news. As the story says, or its section."
        ) {
            $0.story.planned.label.map { LabelView.schema($0) } ?? .none
        }
        Field("sponsor", .optional(.text), "Who paid for it.") { .optional($0.story.article.sponsor) }
        Field("key_points", .list(.text), "What it says in a few sentences.") {
            .list($0.story.article.keyPoints.map { .text($0) })
        }
        Field(
            "corrections", .list(.record(CorrectionView.schema.type)), "What was corrected, oldest first."
        ) {
            .list($0.story.article.corrections.map { CorrectionView.schema($0) })
        }
        Field(
            "live", .optional(.record(CoverageView.schema.type)),
            "Its updates; none where it is no live coverage."
        ) { view in
            guard view.story.isLive else { return .none }
            return CoverageView.schema(
                CoverageView(
                    story: view.story, edition: view.edition, number: view.number,
                    permalink: view.permalink))
        }
        Field(
            "related", .list(.record(schema.type)),
            "What to read next: the editors' choices, then by what the stories share. At most four."
        ) { view in
            .list(view.edition.related(to: view.number).map { view.other($0) })
        }
        Field("previous", .optional(.record(schema.type)), "The story before it in its section.") {
            $0.neighbour(.earlier)
        }
        Field("next", .optional(.record(schema.type)), "The story after it in its section.") {
            $0.neighbour(.later)
        }
        Field("image", .optional(.record(ImageView.schema.type)), "The lead image.") { $0.image }
        Field("word_count", .integer, "How many words the body has.") {
            .integer($0.text.wordCount)
        }
        Field("reading_minutes", .integer, "How long reading takes, at 230 words a minute.") {
            .integer($0.text.readingMinutes)
        }
        Field("body", .markup, "The story itself.") { .markup($0.text.html) }
        Field("contents", .list(.record(heading.type)), "The headings of the body.") {
            .list(
                $0.text.headings.map {
                    heading(HeadingView(level: $0.level, id: $0.id, text: $0.text))
                })
        }
        Field("is_draft", .flag, "Whether the story is not published yet; only with --drafts.") {
            .flag($0.story.article.status == .draft || $0.story.planned.isEarly)
        }
        Field("is_free", .flag, "Whether everybody may read it, not subscribers alone.") {
            .flag($0.edition.isFree($0.story))
        }
        Field("comments_open", .flag, "Whether readers may comment.") {
            .flag($0.story.planned.commentsAreOpen)
        }
        Field("comments_url", .text, "The address of the page with the reply form.") {
            .text($0.vantage.addressBytes(of: $0.story.planned.commentsPath))
        }
        Field("extra", .map(.any), "The front matter's keys that Broadsheet does not know.") {
            Value($0.story.article.extra)
        }
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

    private var linkedByline: [UInt8] {
        let terms = story.planned.terms(.author)
        let names = story.article.authors.map { author in
            let name = HTMLText.escaped(author.name)
            guard let term = terms.first(where: { $0.title == author.name }),
                let path = edition.path(of: term.key)
            else { return name }
            // The address is percent-encoded, which leaves nothing that HTML would read as markup.
            return "<a href=\"\(vantage.address(of: path))\" rel=\"author\">\(name)</a>"
        }
        return Array(edition.joined(names).utf8)
    }

    private var text: StoryText { edition.text(of: number) }

    private var permalink: String { edition.permalink(of: story.planned.path) }

    private func term(_ term: (key: Term.Key, title: String)) -> TermView {
        TermView(key: term.key, title: term.title, edition: edition, vantage: vantage)
    }

    private func terms(_ kind: TermKind) -> Value {
        .list(story.planned.terms(kind).map { TermView.schema(term($0)) })
    }

    /// Another story as the same page sees it.
    private func other(_ number: Int) -> Value {
        Self.schema(StoryView(number, edition: edition, vantage: vantage))
    }

    /// The story beside it in its section.
    private func neighbour(_ direction: Edition.Direction) -> Value {
        edition.neighbour(of: number, direction).map(other) ?? .none
    }

    private var image: Value {
        guard let image = story.article.image, let address = story.image else { return .none }
        return ImageView.schema(
            ImageView(
                image: image, address: address, owner: .story(number), edition: edition, vantage: vantage))
    }
}
