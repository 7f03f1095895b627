import Newsroom
import Testing

@testable import SiteBuilder

@Suite("Sitemaps")
struct SitemapWriterTests {
    private func entries(_ count: Int) -> [SitemapEntry] {
        (0..<count).map { SitemapEntry(address: "https://post.example.org/world/\($0)/", changed: nil) }
    }

    @Test("say when a page changed where that is known, and escape addresses")
    func sayWhenPagesChanged() {
        let pages = [
            SitemapEntry(
                address: "https://post.example.org/a/?b&c",
                changed: Moment(secondsSince1970: 1_640_896_200, offset: 3_600)),
            SitemapEntry(address: "https://post.example.org/d/", changed: nil),
        ]
        #expect(
            String(decoding: SitemapWriter.pages(pages[...]), as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url>
                <loc>https://post.example.org/a/?b&amp;c</loc>
                <lastmod>2021-12-30T21:30:00+01:00</lastmod>
                </url>
                <url>
                <loc>https://post.example.org/d/</loc>
                </url>
                </urlset>

                """)
        #expect(
            String(decoding: SitemapWriter.index(pages), as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap>
                <loc>https://post.example.org/a/?b&amp;c</loc>
                <lastmod>2021-12-30T21:30:00+01:00</lastmod>
                </sitemap>
                <sitemap>
                <loc>https://post.example.org/d/</loc>
                </sitemap>
                </sitemapindex>

                """)
    }

    @Test("have at most 50,000 addresses", arguments: [(1, [1]), (50_000, [50_000]), (50_001, [50_000, 1])])
    func haveAtMostSoManyAddresses(count: Int, sizes: [Int]) {
        #expect(SitemapWriter.parts(entries(count)).map(\.count) == sizes)
    }

    @Test("are none where there are no pages")
    func areNoneWithoutPages() {
        #expect(SitemapWriter.parts([]).isEmpty)
    }

    @Test("are never longer than the limit in bytes, and lose no page")
    func areNeverTooLong() {
        let pages = (0..<500).map {
            SitemapEntry(
                address: "https://post.example.org/" + String(repeating: "a&", count: $0 % 37) + "/\($0)/",
                changed: $0.isMultiple(of: 3) ? Moment(secondsSince1970: $0, offset: 3_600) : nil)
        }
        let parts = SitemapWriter.parts(pages, byteLimit: 5_000)
        #expect(parts.flatMap { $0 } == pages)
        #expect(parts.allSatisfy { SitemapWriter.pages($0).count <= 5_000 })
        #expect(parts.count < 40)
    }

    @Test(
        "of news have at most 1,000 stories", arguments: [(0, [0]), (1_000, [1_000]), (1_001, [1_000, 1])])
    func ofNewsHaveAtMostSoManyStories(count: Int, sizes: [Int]) {
        let story = NewsSitemapEntry(address: "", title: "", published: Moment(secondsSince1970: 0))
        let stories = [NewsSitemapEntry](repeating: story, count: count)
        #expect(NewsSitemap.parts(stories).map(\.count) == sizes)
    }

    @Test("of news name the publication, its language, the time and the headline")
    func ofNewsNameEverything() {
        let story = NewsSitemapEntry(
            address: "https://post.example.org/a/", title: "Fish & <chips>",
            published: Moment(secondsSince1970: 1_640_896_200, offset: -18_000))
        let bytes = NewsSitemap(publication: "The Post", language: "en-GB").bytes([story])
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                <url>
                <loc>https://post.example.org/a/</loc>
                <news:news>
                <news:publication>
                <news:name>The Post</news:name>
                <news:language>en</news:language>
                </news:publication>
                <news:publication_date>2021-12-30T15:30:00-05:00</news:publication_date>
                <news:title>Fish &amp; &lt;chips&gt;</news:title>
                </news:news>
                </url>
                </urlset>

                """)
    }

    @Test(
        "of news know the two languages that are exceptions",
        arguments: [
            ("pt-BR", "pt"), ("zh", "zh-cn"), ("zh-CN", "zh-cn"), ("zh-Hans", "zh-cn"), ("zh-TW", "zh-tw"),
            ("zh-Hant-HK", "zh-tw"), ("zh-Hans-HK", "zh-cn"), ("yue", "yue"),
        ])
    func ofNewsKnowExceptions(tag: String, language: String) {
        #expect(NewsSitemap(publication: "", language: tag).language == language)
    }
}
