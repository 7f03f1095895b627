import Foundation
import HTMLTree
import Testing

@Suite("The files for servers and crawlers of a site")
struct ServingTests {
    private static func site(_ keys: String = "") throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write("title: The Post\nurl: https://post.example.org\n" + keys, to: "site.yml")
        try site.write(
            "---\ntitle: Talks\ndate: 2022-01-01\naliases: [/old/, \"/older/caf%C3%A9.html\"]\n---\nText.",
            to: "content/world/talks.md")
        return site
    }

    private static func build(_ site: TemporaryFolder) throws -> [String: Data] {
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try site.tree("Public")
    }

    private static func text(_ bytes: Data?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

    @Test(
        "give way to those that `content/` has",
        arguments: ["robots.txt", "_headers", "_redirects", "ads.txt", "trust.txt"])
    func giveWay(name: String) throws {
        let site = try Self.site("ads: [\"contact=a@example.org\"]\ntrust: {contact: a@example.org}")
        #expect(try Self.build(site)[name] != nil)
        try site.write("# Ours\n", to: "content/" + name)
        #expect(Self.text(try Self.build(site)[name]) == "# Ours\n")
    }

    @Test("are not there where the site does not want them")
    func areNotThereUnasked() throws {
        let tree = try Self.build(try Self.site("robots: false\nnews_sitemap: false"))
        #expect(tree["robots.txt"] == nil)
        #expect(tree["ads.txt"] == nil)
        #expect(tree["trust.txt"] == nil)
        #expect(
            Self.text(try Self.build(try Self.site("news_sitemap: false"))["robots.txt"])?.contains("news")
                == false)
    }

    @Test("lead from the older addresses")
    func leadFromOlderAddresses() throws {
        let tree = try Self.build(try Self.site())
        #expect(
            Self.text(tree["_redirects"]) == """
                /old/ /world/talks/ 301
                /older/caf%C3%A9.html /world/talks/ 301

                """)
        #expect(
            Self.text(tree["redirects.nginx.conf"])?.contains("    \"/older/café.html\" \"/world/talks/\";\n")
                == true)
    }

    @Test("let browsers keep only files whose names change with their contents")
    func letBrowsersKeep() throws {
        let site = try Self.site()
        #expect(Self.text(try Self.build(site)["_headers"])?.contains("\n/assets/*\n") == true)
        try site.write("GIF89a", to: "content/assets/logo.gif")
        let tree = try Self.build(site)
        let headers = try #require(Self.text(tree["_headers"]))
        #expect(!headers.contains("/assets/*") && !headers.contains("logo.gif"))
        for name in tree.keys where name.hasPrefix("assets/") && name != "assets/logo.gif" {
            #expect(headers.contains("\n/\(name)\n  Cache-Control: public, max-age=31536000, immutable\n"))
        }
    }

    @Test("keep the sample site's pages within the policy")
    func keepPagesWithinPolicy() throws {
        let site = try Fixtures.copySampleSite()
        for (name, bytes) in try Self.build(site) where name.hasSuffix(".html") {
            try inspect(HTMLDocument.parse(Array(bytes), fragment: false).nodes, name)
        }
    }

    private func inspect(_ nodes: [HTMLNode], _ page: String) {
        for element in nodes.compactMap(\.element) {
            #expect(element["style"] == nil, "\(page)")
            #expect(element.name != "style", "\(page)")
            #expect(element.name != "script" || element["type"] == "application/ld+json", "\(page)")
            #expect(element.name != "base", "\(page)")
            #expect(!element.attributes.contains { $0.name.hasPrefix("on") }, "\(page)")
            if element.name == "link", element["rel"] == "stylesheet" {
                #expect(element["href"]?.contains(":") == false, "\(page)")
            }
            inspect(element.children, page)
        }
    }

    @Test("hold for the publisher's pages and logo, which have to exist")
    func holdForPublisher() throws {
        let site = try Self.site(
            "publisher: {logo: /logo.png, policies: {ethics: /ethics/, masthead: about.md}}")
        try site.write("0", to: "content/logo.png")
        try site.write("---\ntitle: About\n---\nUs.", to: "content/about.md")
        let broken = try Executable.run("build", "--site", site.path)
        #expect(broken.status == 1)
        #expect(
            broken.errors.contains("site.yml:3:49: error: `/ethics/` leads to no page or file of the site"))
        try site.write("---\ntitle: Ethics\n---\nUs.", to: "content/ethics.md")
        let page = try #require(Self.text(try Self.build(site)["world/talks/index.html"]))
        #expect(
            page.contains(
                "\"logo\": {\"@type\": \"ImageObject\", \"url\": \"https://post.example.org/logo.png\"}"))
        #expect(page.contains("\"ethicsPolicy\": \"https://post.example.org/ethics/\""))
        #expect(page.contains("\"masthead\": \"https://post.example.org/about/\""))
    }
}
