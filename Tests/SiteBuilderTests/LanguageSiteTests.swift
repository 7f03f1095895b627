import Foundation
import Newsroom
import Testing

@testable import SiteBuilder

@Suite("A site in another language than English")
struct LanguageSiteTests {
    /// A language and a word of it.
    private static let words: [(language: String, word: String)] = [
        ("uk", "Новина"), ("ru", "Новость"), ("ar", "خبر"), ("ar-EG", "خبر"), ("he", "חדשות"), ("hi", "समाचार"),
        ("zh", "新闻"), ("zh-TW", "新聞"), ("ja", "記事"),
    ]

    /// Every page of a site whose content has the word alone, by its path.
    private static func pages(_ language: String, _ word: String) async throws -> [String: String] {
        var files = [
            "/site/site.yml": """
            title: \(word)
            url: https://example.org
            language: \(language)
            description: \(word)
            stories_per_page: 1
            comments: {action: https://example.org/post, open: true}
            sections: [{slug: news, title: \(word), description: \(word)}, {slug: empty, title: \(word)}]
            front: {breaking: {text: \(word)}}
            extra: {links: [{title: \(word), url: about/}]}
            """,
            "/site/content/about.md": "---\ntitle: \(word)\n---\n\(word)",
            "/site/content/news/draft.md": "---\ntitle: \(word)\ndate: 2022-02-01\ndraft: true\n---\n\(word)",
            "/site/comments/news/story-1.json": """
            {"comments": [{"id": "1", "author": "\(word)", "date": "2022-02-03", "text": "\(word)"},
            {"id": "2", "parent": "1", "author": "\(word)", "date": "2022-02-03", "text": "\(word)"}]}
            """,
        ]
        for number in 1...9 {
            files["/site/content/news/story-\(number).md"] = """
                ---
                title: \(word)
                date: 2022-01-0\(number)T14:05:00
                updated: 2022-02-0\(number)T16:30:00
                authors: [\(word), \(word) \(word)]
                kicker: \(word)
                dateline: \(word)
                tags: [\(word)]
                topics: [\(word)]
                series: \(word)
                label: \(["opinion", "analysis", "sponsored", "fact check"][number % 4])
                sponsor: \(word)
                key_points: [\(word), \(word)]
                related: [story-\(number % 9 + 1).md]
                corrections:
                  - {date: 2022-02-10, kind: correction, text: \(word)}
                  - {date: 2022-02-11, kind: clarification, text: \(word)}
                  - {date: 2022-02-12, kind: update, text: \(word)}
                  - {date: 2022-02-13, kind: retraction, text: \(word)}
                \(number > 7 ? "live: {start: 2022-01-01, end: 2022-01-02}" : number > 5 ? "live: true" : "")
                toc: true
                ---
                \(word)

                ## \(word)

                | \(word) |
                |---|
                | \(word) |

                \(word)[^n]

                [^n]: \(word)
                """
        }
        let disk = FileSystem.inMemory(files.mapValues { Array($0.utf8) })
        let options = BuildOptions(
            site: "/site", output: "/site/Public", includesUnpublished: true, isStrict: true, jobs: 2,
            now: Moment(secondsSince1970: 1_700_000_000))
        let report = try await SiteBuild(files: disk, options: options).run()
        try #require(report.diagnostics.map(\.text) == [])
        var pages: [String: String] = [:]
        for path in report.written where path.hasSuffix(".html") {
            pages[path] = String(decoding: try disk.read("/site/Public/" + path), as: UTF8.self)
        }
        return pages
    }

    /// What readers see and hear of a page: its text, and the attributes that are read out.
    private static func said(_ page: String) -> (text: String, attributes: [String]) {
        let visible = page.replacing(/<script.*?<\/script>/.dotMatchesNewlines(), with: "")
        let attributes = visible.matches(of: /<[^>]* (?:aria-label|alt|title|placeholder)="([^"]*)"/).map {
            String($0.1)
        }
        let buttons = visible.matches(of: /<input[^>]* type="submit"[^>]* value="([^"]*)"/).map {
            String($0.1)
        }
        let text = visible.replacing(/<[^>]*>/, with: " ").replacing(/&#?[a-z0-9]+;/, with: "")
        return (text, attributes + buttons)
    }

    /// Names of formats, which have no other letters.
    private static let allowed: Set = ["RSS", "Atom", "JSON"]

    @Test("says nothing in English, on any page", arguments: words)
    func saysNothingInEnglish(language: String, word: String) async throws {
        let pages = try await Self.pages(language, word)
        #expect(pages.count > 20)
        #expect(pages.keys.contains("news/page/2/index.html"))
        for (path, page) in pages {
            let (text, attributes) = Self.said(page)
            let latin = (attributes + [text]).flatMap { $0.matches(of: /[A-Za-z]{2,}/).map { String($0.0) } }
            #expect(latin.filter { !Self.allowed.contains($0) } == [], "\(path)")
            let direction = ["ar", "ar-EG", "he"].contains(language) ? "rtl" : "ltr"
            #expect(page.contains("<html lang=\"\(language)\" dir=\"\(direction)\">"), "\(path)")
        }
    }

    @Test("has the language's digits in all that readers see")
    func hasTheLanguagesDigits() async throws {
        let pages = try await Self.pages("ar-EG", "خبر")
        for path in [
            "index.html", "news/index.html", "news/page/2/index.html", "archive/index.html",
            "archive/2022/01/index.html", "tags/index.html", "corrections/index.html",
        ] {
            let (text, attributes) = Self.said(try #require(pages[path]))
            #expect(
                (attributes + [text]).flatMap { $0.matches(of: /[0-9]+/).map { String($0.0) } } == [],
                "\(path)")
            #expect(text.contains(/[٠-٩]/), "\(path)")
        }
    }

    @Test("has a stylesheet that knows start and end, not left and right")
    func hasLogicalStylesheet() throws {
        let sheet = try #require(EmbeddedFiles.theme.first { $0.path == "assets/style.css" }).text
        let physical =
            /(?:^|[\s;{])(?:(?:margin|padding|border|inset|scroll-(?:margin|padding))-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|float|clear)[a-z-]*\s*:|text-align:\s*(?:left|right)/
        #expect(sheet.matches(of: physical).map { String($0.0) } == [])
    }
}
