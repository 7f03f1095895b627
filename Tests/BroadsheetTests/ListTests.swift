import Foundation
import Testing

@Suite("Lists of stories")
struct ListTests {
    private static func site(_ configuration: String = "", stories: [String: String]) throws
        -> TemporaryFolder
    {
        let site = try TemporaryFolder()
        try site.write("title: P\nurl: https://p.example.org\n" + configuration, to: "site.yml")
        for (name, text) in stories { try site.write(text, to: "content/" + name) }
        return site
    }

    private static func story(_ day: Int, _ frontMatter: String = "") -> String {
        "---\ntitle: Story \(day)\ndate: 2022-01-\(day < 10 ? "0" : "")\(day)\n\(frontMatter)\n---\nText.\n"
    }

    private static func build(_ site: TemporaryFolder) throws -> [String: Data] {
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try site.tree("Public")
    }

    private static func text(_ page: Data?) throws -> String {
        String(decoding: try #require(page), as: UTF8.self)
    }

    @Test("link to the first page, the last, and those around, however many there are")
    func linkToPagesAround() throws {
        let stories = Dictionary(
            uniqueKeysWithValues: (1...20).map { ("world/s\($0).md", Self.story($0)) })
        let tree = try Self.build(try Self.site("stories_per_page: 1", stories: stories))
        let expected = [
            1: "1 2 3 4 … 20", 2: "1 2 3 4 5 … 20", 10: "1 … 7 8 9 10 11 12 13 … 20", 20: "1 … 17 18 19 20",
        ]
        for (number, numbers) in expected {
            let path = number == 1 ? "world/index.html" : "world/page/\(number)/index.html"
            let page = try Self.text(tree[path])
            let list = try #require(
                page.firstMatch(of: /<nav class="pagination"(?:.|\n)*?<ol>((?:.|\n)*?)<\/ol>/)
            ).1
            let words = list.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace)
            #expect(words.joined(separator: " ") == numbers)
        }
        #expect(tree["world/page/21/index.html"] == nil)
    }

    @Test("take spellings that make one address for one, by the name that most stories use")
    func takeSpellingsForOne() throws {
        let tree = try Self.build(
            try Self.site(
                stories: [
                    "world/a.md": Self.story(1, "tags: [New York]"),
                    "world/b.md": Self.story(2, "tags: [new york, '***']"),
                    "world/c.md": Self.story(3, "tags: [New York, C++]"),
                ]))
        #expect(
            tree.keys.filter { $0.hasPrefix("tags/") && $0.hasSuffix(".html") }.sorted()
                == ["tags/c/index.html", "tags/index.html", "tags/new-york/index.html"])
        #expect(try Self.text(tree["tags/new-york/index.html"]).contains("<h1>New York</h1>"))
    }

    @Test("stand where site.yml says, or nowhere")
    func standWhereConfigured() throws {
        let tree = try Self.build(
            try Self.site(
                "lists: {tags: /subjects/, authors: false, archive: no}",
                stories: ["world/a.md": Self.story(1, "tags: [Sea]\nauthor: Ana Ruiz")]))
        let pages = tree.keys.filter { $0.hasSuffix("index.html") }.sorted()
        #expect(
            pages == [
                "index.html", "subjects/index.html", "subjects/sea/index.html", "world/a/index.html",
                "world/index.html",
            ])
        let article = try Self.text(tree["world/a/index.html"])
        #expect(article.contains("Ana Ruiz") && !article.contains("rel=\"author\""))
        #expect(article.contains("../../subjects/sea/"))
    }

    @Test("are of the newsroom's days and years, not of Greenwich's")
    func areOfLocalDays() throws {
        let tree = try Self.build(
            try Self.site(
                "time_zone: Pacific/Auckland",
                stories: [
                    "world/a.md": "---\ntitle: A\ndate: 2021-12-31T12:30:00Z\n---\nText.\n"
                ]))
        let archive = tree.keys.filter { $0.hasPrefix("archive/") }.sorted()
        #expect(
            archive == [
                "archive/2022/01/01/index.html", "archive/2022/01/index.html", "archive/2022/index.html",
                "archive/index.html",
            ])
    }

    @Test("let a standing page introduce the corrections")
    func letPageIntroduceCorrections() throws {
        let page = "---\ntitle: Corrections\n---\nHow we correct.\n"
        let mistake = "corrections: [{date: 2022-01-03, text: It was nine.}]"
        let site = try Self.site(
            stories: ["corrections.md": page, "world/a.md": Self.story(1)])
        #expect(try Self.text(try Self.build(site)["corrections/index.html"]).contains("How we correct."))
        try site.write(Self.story(1, mistake), to: "content/world/a.md")
        let both = try Self.text(try Self.build(site)["corrections/index.html"])
        #expect(both.contains("How we correct.") && both.contains("It was nine."))
    }
}
