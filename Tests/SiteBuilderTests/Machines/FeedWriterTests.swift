import Foundation
import Newsroom
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("Feeds")
struct FeedWriterTests {
    private static let feed = Feed(
        title: "The Post: World", description: "News & views", home: "https://post.example.org/world/",
        address: "https://post.example.org/world/feed.xml", language: "en-GB", publisher: "The Post",
        publisherAddress: "https://post.example.org/", copyright: "© The Post",
        hubs: ["https://hub.example.net/?a=1&b=2"],
        items: [
            FeedItem(
                permalink: "https://post.example.org/world/talks/", title: "Talks <resume>",
                summary: "A & B met.",
                content: Array("<p>A &amp; B met. ]]> No more.</p>".utf8),
                published: moment(1_640_896_200, offset: -18_000),
                updated: moment(1_640_899_800, offset: -18_000),
                authors: [
                    FeedItem.Author(name: "Ana", address: "https://post.example.org/authors/ana/"),
                    FeedItem.Author(name: "Tom"),
                ],
                categories: ["World", "Sanctions"],
                image: FeedItem.Picture(
                    address: "https://post.example.org/world/talks.jpg", mediaType: "image/jpeg",
                    length: 1_234, alternativeText: "Two men")),
            FeedItem(
                permalink: "https://post.example.org/world/ferry/", title: "Ferry", summary: "It sank.",
                published: moment(1_640_736_000), updated: moment(1_640_736_000)),
        ])

    private static func moment(_ seconds: Int, offset: Int = 0) -> Moment {
        Moment(secondsSince1970: seconds, offset: offset)
    }

    @Test("are written as RSS 2.0")
    func areWrittenAsRSS() {
        #expect(
            String(decoding: RSSWriter.bytes(of: Self.feed), as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
                <channel>
                <title>The Post: World</title>
                <link>https://post.example.org/world/</link>
                <description>News &amp;amp; views</description>
                <language>en-GB</language>
                <copyright>© The Post</copyright>
                <lastBuildDate>Thu, 30 Dec 2021 16:30:00 -0500</lastBuildDate>
                <atom:link rel="self" type="application/rss+xml" href="https://post.example.org/world/feed.xml"/>
                <atom:link rel="hub" href="https://hub.example.net/?a=1&amp;b=2"/>
                <item>
                <title>Talks &lt;resume&gt;</title>
                <link>https://post.example.org/world/talks/</link>
                <guid isPermaLink="true">https://post.example.org/world/talks/</guid>
                <pubDate>Thu, 30 Dec 2021 15:30:00 -0500</pubDate>
                <dc:creator>Ana</dc:creator>
                <dc:creator>Tom</dc:creator>
                <category>World</category>
                <category>Sanctions</category>
                <description>A &amp;amp; B met.</description>
                <content:encoded><![CDATA[<p>A &amp; B met. ]]]]><![CDATA[> No more.</p>]]></content:encoded>
                <enclosure url="https://post.example.org/world/talks.jpg" length="1234" type="image/jpeg"/>
                <media:content url="https://post.example.org/world/talks.jpg" medium="image" type="image/jpeg">
                <media:description type="plain">Two men</media:description>
                </media:content>
                </item>
                <item>
                <title>Ferry</title>
                <link>https://post.example.org/world/ferry/</link>
                <guid isPermaLink="true">https://post.example.org/world/ferry/</guid>
                <pubDate>Wed, 29 Dec 2021 00:00:00 +0000</pubDate>
                <description>It sank.</description>
                </item>
                </channel>
                </rss>

                """)
    }

    @Test("are written as Atom")
    func areWrittenAsAtom() {
        #expect(
            String(decoding: AtomWriter.bytes(of: Self.feed), as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
                <id>https://post.example.org/world/</id>
                <title>The Post: World</title>
                <subtitle>News &amp; views</subtitle>
                <updated>2021-12-30T16:30:00-05:00</updated>
                <link rel="alternate" type="text/html" href="https://post.example.org/world/"/>
                <link rel="self" type="application/atom+xml" href="https://post.example.org/world/feed.xml"/>
                <link rel="hub" href="https://hub.example.net/?a=1&amp;b=2"/>
                <author>
                <name>The Post</name>
                <uri>https://post.example.org/</uri>
                </author>
                <rights>© The Post</rights>
                <entry>
                <id>https://post.example.org/world/talks/</id>
                <title>Talks &lt;resume&gt;</title>
                <link rel="alternate" type="text/html" href="https://post.example.org/world/talks/"/>
                <link rel="enclosure" type="image/jpeg" length="1234" href="https://post.example.org/world/talks.jpg"/>
                <published>2021-12-30T15:30:00-05:00</published>
                <updated>2021-12-30T16:30:00-05:00</updated>
                <author>
                <name>Ana</name>
                <uri>https://post.example.org/authors/ana/</uri>
                </author>
                <author>
                <name>Tom</name>
                </author>
                <category term="World"/>
                <category term="Sanctions"/>
                <summary>A &amp; B met.</summary>
                <content type="html"><![CDATA[<p>A &amp; B met. ]]]]><![CDATA[> No more.</p>]]></content>
                </entry>
                <entry>
                <id>https://post.example.org/world/ferry/</id>
                <title>Ferry</title>
                <link rel="alternate" type="text/html" href="https://post.example.org/world/ferry/"/>
                <published>2021-12-29T00:00:00Z</published>
                <updated>2021-12-29T00:00:00Z</updated>
                <summary>It sank.</summary>
                </entry>
                </feed>

                """)
    }

    @Test("are written as JSON Feed")
    func areWrittenAsJSON() throws {
        #expect(
            String(decoding: JSONFeedWriter.bytes(of: Self.feed), as: UTF8.self) == """
                {"version":"https://jsonfeed.org/version/1.1",
                "title":"The Post: World",
                "home_page_url":"https://post.example.org/world/",
                "feed_url":"https://post.example.org/world/feed.xml",
                "description":"News & views",
                "language":"en-GB",
                "authors":[{"name":"The Post",
                "url":"https://post.example.org/"}],
                "hubs":[{"type":"WebSub",
                "url":"https://hub.example.net/?a=1&b=2"}],
                "items":[{"id":"https://post.example.org/world/talks/",
                "url":"https://post.example.org/world/talks/",
                "title":"Talks <resume>",
                "content_html":"<p>A &amp; B met. ]]> No more.</p>",
                "summary":"A & B met.",
                "image":"https://post.example.org/world/talks.jpg",
                "date_published":"2021-12-30T15:30:00-05:00",
                "date_modified":"2021-12-30T16:30:00-05:00",
                "authors":[{"name":"Ana",
                "url":"https://post.example.org/authors/ana/"},
                {"name":"Tom"}],
                "tags":["World",
                "Sanctions"]},
                {"id":"https://post.example.org/world/ferry/",
                "url":"https://post.example.org/world/ferry/",
                "title":"Ferry",
                "content_text":"It sank.",
                "summary":"It sank.",
                "date_published":"2021-12-29T00:00:00Z",
                "date_modified":"2021-12-29T00:00:00Z"}]}

                """)
    }

    @Test("without items have no date of the clock")
    func emptyFeedsHaveNoClock() throws {
        var feed = Self.feed
        feed.items = []
        let rss = String(decoding: RSSWriter.bytes(of: feed), as: UTF8.self)
        #expect(!rss.contains("lastBuildDate"))
        let atom = try XMLPage(Data(AtomWriter.bytes(of: feed))).elements
        #expect(atom.first { $0.name == "updated" }?.text == "1970-01-01T00:00:00Z")
    }

    @Test("give back any text in any place, but for what XML forbids", arguments: 0..<300)
    func giveBackAnyText(stream: Int) throws {
        var generator = SeededGenerator(stream)
        let texts = (0..<4).map { _ in HostileText.random(using: &generator) }
        var feed = Self.feed
        feed.items = [
            FeedItem(
                permalink: "https://post.example.org/a/", title: texts[0], summary: texts[1],
                content: Array(texts[2].utf8), published: Self.moment(0), updated: Self.moment(0),
                authors: [FeedItem.Author(name: texts[3])], categories: [texts[0]])
        ]
        let allowed = texts.map(HostileText.allowedInXML)
        let lines = HostileText.withLineFeeds(allowed[2])
        let seed = "BROADSHEET_SEED=\(SeededGenerator.seed), stream \(stream)"

        let rss = try #require(try? XMLPage(Data(RSSWriter.bytes(of: feed))), "\(seed)").elements
        #expect(scalars(rss.last { $0.name == "title" }?.text) == scalars(allowed[0]), "\(seed)")
        #expect(scalars(rss.last { $0.name == "dc:creator" }?.text) == scalars(allowed[3]), "\(seed)")
        #expect(scalars(rss.last { $0.name == "content:encoded" }?.text) == scalars(lines), "\(seed)")

        let atom = try #require(try? XMLPage(Data(AtomWriter.bytes(of: feed))), "\(seed)").elements
        #expect(scalars(atom.last { $0.name == "summary" }?.text) == scalars(allowed[1]), "\(seed)")
        #expect(scalars(atom.last { $0.name == "content" }?.text) == scalars(lines), "\(seed)")
        #expect(scalars(atom.last { $0.name == "category" }?.attributes["term"]) == scalars(allowed[0]))

        let json = try JSONSerialization.jsonObject(with: Data(JSONFeedWriter.bytes(of: feed)))
        let items = try #require((json as? [String: Any])?["items"] as? [[String: Any]])
        #expect(scalars(items[0]["title"] as? String) == scalars(texts[0]), "\(seed)")
        #expect(scalars(items[0]["content_html"] as? String) == scalars(texts[2]), "\(seed)")
    }

    /// Texts that are canonically equivalent are not the same here.
    private func scalars(_ text: String?) -> [UInt32]? { text?.unicodeScalars.map(\.value) }
}
