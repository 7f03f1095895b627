import Foundation
import TestSupport
import Testing

@Suite("The sitemaps of a site")
struct SitemapTests {
    private static func site(_ keys: String = "") throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write(
            "title: The Post\nurl: https://post.example.org\nlanguage: en-GB\n" + keys, to: "site.yml")
        return site
    }

    private static func build(_ site: TemporaryFolder, at time: String) throws -> [String: Data] {
        let outcome = try Executable.run("build", "--site", site.path, "--at", time, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try site.tree("Public")
    }

    @Test("name what search engines may list, with the dates that are known")
    func nameWhatMayBeListed() throws {
        let site = try Self.site("comments: {action: \"https://c.example.org/post\"}")
        try site.write(
            "---\ntitle: A\ndate: 2022-01-01\nupdated: 2022-01-05\naliases: /old/\n---\nText.",
            to: "content/world/a.md")
        try site.write("---\ntitle: B\ndate: 2022-01-03\n---\nText.", to: "content/world/b.md")
        try site.write("---\ntitle: About\n---\nText.", to: "content/about.md")
        try site.write("---\ntitle: Ethics\nupdated: 2022-01-02\n---\nText.", to: "content/ethics.md")
        let tree = try Self.build(site, at: "2022-02-01T00:00:00Z")
        let index = try XMLPage(tree["sitemap.xml"])
        #expect(index.texts("loc") == ["https://post.example.org/sitemaps/pages-1.xml"])
        #expect(index.texts("lastmod") == ["2022-01-05T00:00:00Z"])
        let map = String(decoding: try #require(tree["sitemaps/pages-1.xml"]), as: UTF8.self)
        let entries = map.matches(
            of: /<url>\n<loc>https:\/\/post.example.org(.*)<\/loc>\n(?:<lastmod>(.*)<\/lastmod>\n)?<\/url>/)
        let dates = Dictionary(uniqueKeysWithValues: entries.map { (String($0.1), $0.2.map(String.init)) })
        #expect(dates["/world/a/"] == "2022-01-05T00:00:00Z")
        #expect(dates["/world/b/"] == "2022-01-03T00:00:00Z")
        #expect(dates["/world/"] == "2022-01-05T00:00:00Z")
        #expect(dates["/"] == "2022-01-05T00:00:00Z")
        #expect(dates["/ethics/"] == "2022-01-02T00:00:00Z")
        #expect(dates["/about/"] == .some(nil))
        #expect(!dates.keys.contains { $0.contains("comment") || $0.contains("404") || $0.contains("old") })
        let pages = tree.keys.filter {
            $0.hasSuffix("index.html") && !$0.contains("comment") && $0 != "old/index.html"
        }
        #expect(Set(dates.keys) == Set(pages.map { "/" + $0.dropLast("index.html".count) }))
    }

    /// A story is news for two days to the second, and at exactly two days no longer.
    @Test(
        "have a story among the news for two days",
        arguments: [
            ("2026-03-01T11:59:59Z", false), ("2026-03-01T12:00:00Z", true), ("2026-03-03T11:59:00Z", true),
            ("2026-03-03T11:59:59Z", true), ("2026-03-03T12:00:00Z", false), ("2026-03-03T12:01:00Z", false),
        ])
    func haveNewsForTwoDays(time: String, isNews: Bool) throws {
        let site = try Self.site()
        try site.write(
            "---\ntitle: Wall & *tide*\ndate: 2026-03-01T12:00:00Z\n---\nText.", to: "content/world/wall.md")
        try site.write("---\ntitle: About\ndate: 2026-03-01T12:00:00Z\n---\nText.", to: "content/about.md")
        try site.write(
            "---\ntitle: Soap\ndate: 2026-03-01T12:00:00Z\nlabel: sponsored\nsponsor: Suds\n---\nText.",
            to: "content/world/soap.md")
        let news = try XMLPage(try Self.build(site, at: time)["news-sitemap.xml"])
        #expect(news.texts("loc") == (isNews ? ["https://post.example.org/world/wall/"] : []))
        #expect(news.texts("news:title") == (isNews ? ["Wall & *tide*"] : []))
        #expect(news.texts("news:publication_date") == (isNews ? ["2026-03-01T12:00:00Z"] : []))
        #expect(news.texts("news:language") == (isNews ? ["en"] : []))
        #expect(news.texts("news:name") == (isNews ? ["The Post"] : []))
    }

    @Test("say when the first story is news no longer")
    func sayWhenNewsEnds() throws {
        let site = try Self.site()
        try site.write(
            "---\ntitle: Wall\ndate: 2026-03-01T12:00:00Z\n---\nText.", to: "content/world/wall.md")
        func nextChange() throws -> String {
            try Executable.run("next-change", "--site", site.path, "--at", "2026-03-02T00:00:00Z").output
        }
        #expect(try nextChange() == "2026-03-03T12:00:00Z\n")
        try site.write(
            "title: The Post\nurl: https://post.example.org\nnews_sitemap: false", to: "site.yml")
        #expect(try nextChange() != "2026-03-03T12:00:00Z\n")
        #expect(try Self.build(site, at: "2026-03-02T00:00:00Z")["news-sitemap.xml"] == nil)
    }

    @Test("share out more than 1,000 stories of two days")
    func shareOutNews() throws {
        let site = try Self.site("lists: {archive: false}\nfeeds: false")
        for number in 1...1_000 {
            try site.write(
                "---\ntitle: Story \(number)\ndate: 2026-03-01T00:00:00Z\n---\nText.",
                to: "content/world/story-\(number).md")
        }
        let few = try Self.build(site, at: "2026-03-01T00:00:00Z")
        #expect(try XMLPage(few["news-sitemap.xml"]).texts("news:title").count == 1_000)
        #expect(few["sitemaps/news-1.xml"] == nil)
        try site.write(
            "---\ntitle: One more\ndate: 2026-03-01T00:00:00Z\n---\nText.", to: "content/world/more.md")
        let many = try Self.build(site, at: "2026-03-01T00:00:00Z")
        let index = try XMLPage(many["news-sitemap.xml"])
        #expect(
            index.texts("loc") == [
                "https://post.example.org/sitemaps/news-1.xml",
                "https://post.example.org/sitemaps/news-2.xml",
            ])
        #expect(try XMLPage(many["sitemaps/news-1.xml"]).texts("news:title").count == 1_000)
        #expect(try XMLPage(many["sitemaps/news-2.xml"]).texts("news:title").count == 1)
    }
}
