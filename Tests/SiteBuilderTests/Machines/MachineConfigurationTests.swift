import Newsroom
import Testing

@testable import SiteBuilder

@Suite("The configuration for machines")
struct MachineConfigurationTests {
    private func site(_ keys: String) throws -> Site {
        let (site, diagnostics) = SiteConfiguration.read(
            SourceText(
                file: "site.yml",
                bytes: Array("title: The Post\nurl: https://post.example.org\n\(keys)".utf8)))
        #expect(diagnostics.isEmpty)
        return try #require(site)
    }

    @Test("has feeds of everything unless told otherwise")
    func hasFeedsOfEverything() throws {
        let feeds = try site("").feeds
        #expect(Set(feeds.formats.keys) == Set(FeedSettings.Subject.allCases))
        #expect(feeds.formats[.site] == Set(FeedFormat.allCases))
        #expect(feeds.formats[.tags] == [.rss])
        #expect(feeds.itemCount == 30)
        #expect(feeds.hasFullText)
    }

    @Test(
        "chooses the lists that have feeds, and their formats",
        arguments: [
            ("feeds: false", [:]),
            (
                "feeds: {of: [site, tags]}",
                [.site: Set(FeedFormat.allCases), .tags: Set(FeedFormat.allCases)]
            ),
            ("feeds: {of: site, formats: rss}", [.site: [.rss]]),
            ("feeds: {of: {site: [rss, JSON], authors: atom}}", [.site: [.rss, .json], .authors: [.atom]]),
        ] as [(String, [FeedSettings.Subject: Set<FeedFormat>])])
    func choosesFeeds(keys: String, formats: [FeedSettings.Subject: Set<FeedFormat>]) throws {
        #expect(try site(keys).feeds.formats == formats)
    }

    @Test("changes the formats of all feeds at once")
    func changesFormats() throws {
        let feeds = try site("feeds: {formats: [atom], items: 5, full_text: false}").feeds
        #expect(feeds.formats.count == FeedSettings.Subject.allCases.count)
        #expect(feeds.formats.values.allSatisfy { $0 == [.atom] })
        #expect(feeds.itemCount == 5)
        #expect(!feeds.hasFullText)
    }

    @Test("turns the news sitemap and robots.txt off")
    func turnsOff() throws {
        let site = try site("news_sitemap: false\nrobots: false")
        #expect(!site.newsSitemap.isWritten)
        #expect(site.robots == nil)
        #expect(try self.site("news_sitemap: {name: Post}").newsSitemap.name == "Post")
    }

    @Test("refuses language models by one word, each crawler once")
    func refusesLanguageModels() throws {
        let robots = try site("robots: {refuse: [gptbot, Other.bot], refuse_language_models: true}").robots
        #expect(robots?.refused.prefix(2).joined(separator: " ") == "gptbot Other.bot")
        #expect(robots?.refused.count == RobotsSettings.modelCrawlers.count + 1)
    }

    @Test("tells who publishes, and how the newsroom works")
    func tellsWhoPublishes() throws {
        let publisher = try site(
            """
            publisher:
              name: The Post Trust
              logo: /logo.png
              same_as: https://social.example.net/post
              policies: {ethics: /ethics/, corrections: "https://trust.example.org/c"}
            """
        ).publisher
        #expect(publisher.name == "The Post Trust")
        #expect(publisher.logo?.text == "/logo.png")
        #expect(publisher.sameAs == ["https://social.example.net/post"])
        #expect(publisher.policies.map(\.policy) == [.corrections, .ethics])
        #expect(publisher.policies.map(\.page.text) == ["https://trust.example.org/c", "/ethics/"])
    }

    @Test("takes every attribute of trust.txt, and the lines of ads.txt as they are")
    func takesTrustAndAds() throws {
        let site = try site(
            """
            trust:
              contact: desk@post.example.org
              belongto: [https://a.example/, https://b.example/]
              datatrainingallowed: no
            ads:
              - "ads.example.com, 1234, DIRECT, f00f00 # a note"
              - contact=ads@post.example.org
              - "# nothing"
            """)
        #expect(
            TrustFile.text(site.trust) == """
                belongto=https://a.example/
                belongto=https://b.example/
                contact=desk@post.example.org
                datatrainingallowed=no

                """)
        #expect(
            site.ads == [
                "ads.example.com, 1234, DIRECT, f00f00 # a note", "contact=ads@post.example.org", "# nothing",
            ])
    }
}
