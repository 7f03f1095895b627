import Foundation
import Testing

@Suite("The structured data of a site")
struct StructuredDataTests {
    private typealias Object = [String: Any]

    private static let site = Result { () throws -> [String: Data] in
        let site = try TemporaryFolder()
        try site.write(
            """
            title: The Post
            description: News
            url: https://post.example.org
            time_zone: Europe/Paris
            language: en-GB
            publisher: {name: The Post Trust, same_as: "https://social.example.net/post"}
            sections: [world, {slug: columns, label: opinion}]
            """, to: "site.yml")
        try site.write(
            """
            ---
            title: "</script><b>Talks</b> & \\"tea\\""
            date: 2022-01-02T10:00:00Z
            updated: 2022-01-03T10:00:00Z
            authors: [Ana Ruiz, Tom Baker]
            tags: [Peace]
            topics: [Lakes]
            access: subscribers
            image: {src: lake.jpg, alt: A lake}
            corrections: [{date: 2022-01-03, text: Two sides.}]
            ---
            Text.
            """, to: "content/world/talks.md")
        try site.write("0", to: "content/world/lake.jpg")
        try site.write(
            "---\ntitle: Storm\ndate: 2022-01-02\nlive: {start: 2022-01-02T08:00:00Z, end: 2022-01-02T20:00:00Z}\n---\nText.",
            to: "content/world/storm.md")
        try site.write("---\ntitle: My view\ndate: 2022-01-01\n---\nText.", to: "content/columns/view.md")
        for (label, name) in [("analysis", "why"), ("sponsored", "soap"), ("fact check", "checked")] {
            try site.write(
                "---\ntitle: \(name)\ndate: 2022-01-01\nlabel: \(label)\n---\nText.",
                to: "content/world/\(name).md")
        }
        try site.write("---\ntitle: About\n---\nUs.", to: "content/about.md")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try site.tree("Public")
    }

    private static func page(_ path: String) throws -> String {
        String(decoding: try #require(try site.get()[path]), as: UTF8.self)
    }

    /// What every script of a page holds, in order.
    private static func objects(_ path: String) throws -> [Object] {
        try page(path).matches(of: /<script type="application\/ld\+json">((?:.|\n)*?)<\/script>/).flatMap {
            match in
            let json = try JSONSerialization.jsonObject(with: Data(match.1.utf8))
            return json as? [Object] ?? [json as? Object ?? [:]]
        }
    }

    @Test("of a story says what the page says")
    func ofStory() throws {
        let story = try #require(try Self.objects("world/talks/index.html").first)
        #expect(story["@type"] as? String == "NewsArticle")
        #expect(story["headline"] as? String == "</script><b>Talks</b> & \"tea\"")
        #expect(story["datePublished"] as? String == "2022-01-02T11:00:00+01:00")
        #expect(story["dateModified"] as? String == "2022-01-03T11:00:00+01:00")
        let page = try Self.page("world/talks/index.html")
        #expect(page.contains("<time datetime=\"2022-01-02T11:00:00+01:00\">"))
        #expect(story["articleSection"] as? String == "World")
        #expect(story["keywords"] as? [String] == ["Lakes", "Peace"])
        #expect(story["image"] as? [String] == ["https://post.example.org/world/lake.jpg"])
        #expect(
            story["author"] as? [[String: String]] == [
                ["@type": "Person", "name": "Ana Ruiz", "url": "https://post.example.org/authors/ana-ruiz/"],
                [
                    "@type": "Person", "name": "Tom Baker",
                    "url": "https://post.example.org/authors/tom-baker/",
                ],
            ])
        let correction = try #require((story["correction"] as? [[String: String]])?.first)
        #expect(
            correction == [
                "@type": "CorrectionComment", "text": "Two sides.",
                "datePublished": "2022-01-03T00:00:00+01:00",
                "url": "https://post.example.org/world/talks/#correction-20220102T230000Z",
            ])
        let publisher = try #require(story["publisher"] as? Object)
        #expect(publisher["@type"] as? String == "NewsMediaOrganization")
        #expect(publisher["name"] as? String == "The Post Trust")
        #expect(publisher["sameAs"] as? [String] == ["https://social.example.net/post"])
    }

    @Test("says what is not free to read")
    func saysWhatIsNotFree() throws {
        let story = try #require(try Self.objects("world/talks/index.html").first)
        #expect(story["isAccessibleForFree"] as? Bool == false)
        let part = try #require(story["hasPart"] as? Object)
        #expect(part["cssSelector"] as? String == ".body")
        #expect(try Self.page("world/talks/index.html").contains("<div class=\"body\">"))
        let other = try #require(try Self.objects("columns/view/index.html").first)
        #expect(other["isAccessibleForFree"] as? Bool == true)
        #expect(other["hasPart"] == nil)
    }

    @Test(
        "names the kind of text",
        arguments: [
            ("columns/view", "OpinionNewsArticle"), ("world/why", "AnalysisNewsArticle"),
            ("world/soap", "AdvertiserContentArticle"), ("world/checked", "NewsArticle"),
            ("world/storm", "LiveBlogPosting"),
        ])
    func namesKind(path: String, kind: String) throws {
        #expect(try Self.objects(path + "/index.html").first?["@type"] as? String == kind)
    }

    @Test("of live coverage says when it was")
    func ofLiveCoverage() throws {
        let story = try #require(try Self.objects("world/storm/index.html").first)
        #expect(story["coverageStartTime"] as? String == "2022-01-02T09:00:00+01:00")
        #expect(story["coverageEndTime"] as? String == "2022-01-02T21:00:00+01:00")
        #expect(story["liveBlogUpdate"] is [Object])
    }

    @Test(
        "leads from the front page to the page",
        arguments: [
            ("world/talks", ["/", "/world/", "/world/talks/"]), ("world", ["/", "/world/"]),
            ("tags/peace", ["/", "/tags/peace/"]), ("about", ["/", "/about/"]),
        ])
    func leadsFromFrontPage(path: String, way: [String]) throws {
        let objects = try Self.objects(path + "/index.html")
        let crumbs = try #require(objects.first { $0["@type"] as? String == "BreadcrumbList" })
        let items = try #require(crumbs["itemListElement"] as? [Object])
        #expect(items.map { $0["item"] as? String ?? "" } == way.map { "https://post.example.org" + $0 })
        #expect(items.map { $0["position"] as? Int } == Array(1...items.count))
    }

    @Test("of the front page names the site and its publisher")
    func ofFrontPage() throws {
        let objects = try Self.objects("index.html")
        #expect(objects.first?["@type"] as? String == "WebSite")
        #expect(objects.first?["url"] as? String == "https://post.example.org/")
        let graph = try #require(objects.last?["@graph"] as? [Object])
        #expect(graph.first?["@id"] as? String == (objects.first?["publisher"] as? [String: String])?["@id"])
    }

    @Test("goes with Open Graph's on every page that search engines may list")
    func goesWithOpenGraph() throws {
        for (name, bytes) in try Self.site.get() where name.hasSuffix(".html") {
            let page = String(decoding: bytes, as: UTF8.self)
            guard !page.contains("content=\"noindex\"") else { continue }
            let address = "https://post.example.org/" + name.dropLast("index.html".count)
            #expect(page.contains("<link rel=\"canonical\" href=\"\(address)\">"), "\(name)")
            #expect(page.contains("<meta property=\"og:url\" content=\"\(address)\">"), "\(name)")
            #expect(page.contains("<meta property=\"og:locale\" content=\"en_GB\">"), "\(name)")
            #expect(page.contains("<meta property=\"og:title\""), "\(name)")
            #expect(page.contains("<meta name=\"twitter:card\""), "\(name)")
            #expect(page.contains("application/ld+json"), "\(name)")
        }
    }
}
