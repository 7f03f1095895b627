import Newsroom
import TemplateEngine

/// A page's context in the shape of a news site's.
struct ArticlePage: Sendable {
    var site: Value
    var article: Value

    struct Site: Sendable {
        var title: [UInt8]
        var language: [UInt8]
        var home: [UInt8]
        var sections: [Value]
    }

    struct Section: Sendable {
        var title: [UInt8]
        var url: [UInt8]
    }

    struct Author: Sendable {
        var name: [UInt8]
    }

    struct Article: Sendable {
        var title: [UInt8]
        var standfirst: [UInt8]
        var url: [UInt8]
        var published: Moment
        var section: Value
        var authors: [Value]
        var tags: [Value]
        var words: Int
        var body: [UInt8]
    }

    static let section = RecordType.of(Section.self, "section") {
        Field("title", .text, "The section's name.") { .text($0.title) }
        Field("url", .text, "Its address.") { .text($0.url) }
    }

    static let author = RecordType.of(Author.self, "author") {
        Field("name", .text, "The author's name.") { .text($0.name) }
    }

    static let site = RecordType.of(Site.self, "site") {
        Field("title", .text, "The site's name.") { .text($0.title) }
        Field("language", .text, "BCP 47.") { .text($0.language) }
        Field("home", .text, "The address of the front page.") { .text($0.home) }
        Field("sections", .list(.record(section.type)), "All sections.") { .list($0.sections) }
    }

    static let article = RecordType.of(Article.self, "story") {
        Field("title", .text, "The headline.") { .text($0.title) }
        Field("kicker", .optional(.text), "The line above it.") { _ in .none }
        Field("standfirst", .optional(.text), "The line under it.") { .text($0.standfirst) }
        Field("url", .text, "The address.") { .text($0.url) }
        Field("published", .date, "When it was published.") { .date($0.published) }
        Field("updated", .optional(.date), "When it was changed.") { _ in .none }
        Field("section", .optional(.record(section.type)), "Its section.") { $0.section }
        Field("authors", .list(.record(author.type)), "Who wrote it.") { .list($0.authors) }
        Field("tags", .list(.text), "Its tags.") { .list($0.tags) }
        Field("word_count", .integer, "How long it is.") { .integer($0.words) }
        Field("body", .markup, "The text.") { .markup($0.body) }
    }

    static let schema = RecordType.of(ArticlePage.self, "page") {
        Field("site", .record(site.type), "The site.") { $0.site }
        Field("article", .record(article.type), "The story.") { $0.article }
    }

    static let sample: ArticlePage = {
        func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
        func section(_ title: String) -> Value {
            ArticlePage.section(Section(title: bytes(title), url: bytes("/\(title.lowercased())/")))
        }
        let names = ["Ana Ruiz", "Tom Baker"]
        return ArticlePage(
            site: site(
                Site(
                    title: bytes("The Broadsheet"), language: bytes("en"), home: bytes("/"),
                    sections: ["World", "Politics", "Business", "Culture", "Sport"].map(section))),
            article: article(
                Article(
                    title: bytes("Leaders speak for 50 minutes & agree to talk on"),
                    standfirst: bytes("The second call of the month ends with warnings on both sides."),
                    url: bytes("/world/leaders-speak/"),
                    published: Moment(secondsSince1970: 1_640_901_600, offset: 3_600),
                    section: section("World"),
                    authors: names.map { author(Author(name: bytes($0))) },
                    tags: ["diplomacy", "Geneva", "talks"].map { .text($0) }, words: 560,
                    body: bytes("<p>The call was the second of the month.</p>"))))
    }()
}
