import Foundation
import HTMLTree
import TestSupport
import Testing

@Suite("The feeds of a site")
struct FeedTests {
    private static let configuration = """
        title: The Post
        url: https://example.org/paper
        language: en-GB
        """

    /// - Parameter keys: Further lines of `site.yml`.
    private static func site(_ keys: String = "") throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write(configuration + "\n" + keys, to: "site.yml")
        try site.write(
            """
            ---
            title: Talks & *tea*
            date: 2022-01-02T10:00:00Z
            authors: [Ana Ruiz]
            tags: [Peace]
            image: {src: lake.jpg, alt: A lake, caption: At dawn}
            corrections: [{date: 2022-01-03, text: "Two sides, not three.", kind: clarification}]
            updated: 2022-01-03
            ---
            See [the ferry](ferry.md#deck), [below](#deck) and ![a boat](boat.jpg).

            ## Deck
            """, to: "content/world/talks.md")
        try site.write(
            "---\ntitle: Ferry\ndate: 2022-01-01\naccess: subscribers\n---\nIt sailed.\n\n## Deck\n\nSecret ending.",
            to: "content/world/ferry.md")
        try site.write(
            "---\ntitle: Soap\ndate: 2021-12-31\nlabel: sponsored\nsponsor: Suds & Co\n---\nClean.",
            to: "content/world/soap.md")
        for name in ["lake.jpg", "boat.jpg"] { try site.write("0123456789", to: "content/world/" + name) }
        return site
    }

    private static func build(_ site: TemporaryFolder) throws -> [String: Data] {
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try site.tree("Public")
    }

    @Test("have whole addresses in the whole text, the picture first")
    func haveWholeAddresses() throws {
        let tree = try Self.build(try Self.site())
        let feed = try XMLPage(tree["feed.xml"])
        #expect(feed.texts("title") == ["The Post", "Talks & *tea*", "Ferry", "Soap"])
        #expect(
            feed.texts("content:encoded").first == """
                <figure><img src="https://example.org/paper/world/lake.jpg" alt="A lake">\
                <figcaption>At dawn</figcaption>
                </figure>
                <p>See <a href="https://example.org/paper/world/ferry/#deck">the ferry</a>, \
                <a href="https://example.org/paper/world/talks/#deck">below</a> and \
                <img src="https://example.org/paper/world/boat.jpg" alt="a boat" loading="lazy">.</p>
                <h2 id="deck">Deck</h2>
                <p>Clarification: Two sides, not three.</p>

                """)
        #expect(
            feed.elements.first { $0.name == "enclosure" }?.attributes == [
                "url": "https://example.org/paper/world/lake.jpg", "length": "10", "type": "image/jpeg",
            ])
        #expect(feed.texts("guid").first == "https://example.org/paper/world/talks/")
        #expect(feed.texts("lastBuildDate") == ["Mon, 03 Jan 2022 00:00:00 +0000"])
    }

    @Test("give away nothing of stories for subscribers but the summary")
    func giveAwayNothing() throws {
        for (name, bytes) in try Self.build(try Self.site()) where name.contains("feed") {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Secret ending"), "\(name)")
        }
    }

    @Test("say who paid for a story")
    func sayWhoPaid() throws {
        let feed = try XMLPage(try Self.build(try Self.site())["feed.xml"])
        #expect(
            feed.texts("content:encoded").last == "<p>Sponsored by Suds &amp; Co</p>\n<p>Clean.</p>\n")
        #expect(feed.texts("category").contains("Sponsored"))
    }

    @Test("stand in the folder of each list, and only those that are asked for")
    func standInFolders() throws {
        func feeds(_ keys: String) throws -> [String] {
            try Self.build(try Self.site(keys)).keys.filter {
                $0.hasSuffix("feed.xml") || $0.hasSuffix("atom.xml") || $0.hasSuffix("feed.json")
            }.sorted()
        }
        #expect(
            try feeds("") == [
                "atom.xml", "authors/ana-ruiz/feed.xml", "corrections/atom.xml", "corrections/feed.json",
                "corrections/feed.xml", "feed.json", "feed.xml", "tags/peace/feed.xml", "world/atom.xml",
                "world/feed.json", "world/feed.xml",
            ])
        #expect(try feeds("feeds: {of: {tags: atom, site: json}}") == ["feed.json", "tags/peace/atom.xml"])
        #expect(try feeds("feeds: false").isEmpty)
    }

    @Test("are named on the pages of their lists, with ways that exist")
    func areNamedOnPages() throws {
        let tree = try Self.build(try Self.site())
        let page = String(decoding: try #require(tree["tags/peace/index.html"]), as: UTF8.self)
        let links = page.matches(of: /rel="alternate" type="([^"]+)" href="([^"]+)" title="([^"]+)"/)
        #expect(
            links.map { "\($0.1) \($0.2) \($0.3)" } == [
                "application/rss+xml ../../feed.xml The Post",
                "application/atom+xml ../../atom.xml The Post",
                "application/feed+json ../../feed.json The Post",
                "application/rss+xml ../../tags/peace/feed.xml The Post: Peace",
            ])
    }

    @Test("of corrections lead to the correction on its story")
    func ofCorrectionsLeadThere() throws {
        let tree = try Self.build(try Self.site())
        let feed = try XMLPage(tree["corrections/feed.xml"])
        #expect(feed.texts("guid") == ["https://example.org/paper/world/talks/#correction-20220103T000000Z"])
        #expect(feed.texts("title").last == "Clarification: Talks & *tea*")
        let story = String(decoding: try #require(tree["world/talks/index.html"]), as: UTF8.self)
        #expect(story.contains("id=\"correction-20220103T000000Z\""))
    }

    @Test("have summaries alone, and no more stories than the site wants")
    func haveSummariesAlone() throws {
        let tree = try Self.build(
            try Self.site("feeds: {items: 2, full_text: false}\nhubs: https://hub.example.net/"))
        let feed = try XMLPage(tree["feed.xml"])
        #expect(feed.texts("item").count == 2)
        #expect(feed.texts("content:encoded").isEmpty)
        #expect(
            feed.elements.contains { $0.attributes == ["rel": "hub", "href": "https://hub.example.net/"] })
        let json = try JSONSerialization.jsonObject(with: try #require(tree["feed.json"])) as? [String: Any]
        #expect(
            (json?["hubs"] as? [[String: String]]) == [["type": "WebSub", "url": "https://hub.example.net/"]])
    }

    @Test("are the same on any day")
    func areSameOnAnyDay() throws {
        let site = try Self.site()
        var trees: [[String: Data]] = []
        for time in ["2022-02-01T00:00:00Z", "2031-05-06T07:08:09Z"] {
            let outcome = try Executable.run("build", "--site", site.path, "--at", time)
            #expect(outcome.status == 0, "\(outcome.errors)")
            trees.append(try site.tree("Public"))
        }
        #expect(trees[0] == trees[1])
    }
}
