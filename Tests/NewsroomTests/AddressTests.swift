import Newsroom
import Testing

@Suite("Addresses")
struct AddressTests {
    @Test(
        "make slugs of headlines in any script",
        arguments: [
            ("Müller's “Big” day", "mullers-big-day"), ("  Straße & Brücke  ", "strasse-brucke"),
            ("Київ: новий міст", "київ-новий-міст"), ("Ёлка и йод", "ёлка-и-йод"), ("北京の空", "北京の空"),
            ("Łódź, København", "lodz-kobenhavn"), ("<script>alert(1)</script>", "script-alert-1-script"),
            ("../../etc/passwd", "etc-passwd"), ("A\u{0}B", "a-b"), ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ])
    func makeSlugs(title: String, slug: String) {
        #expect(Slug(title: title)?.text == slug)
    }

    @Test("find no slug in a text without letters and digits", arguments: ["", "…", "--", "!?", "😀"])
    func findNoSlug(title: String) {
        #expect(Slug(title: title) == nil)
    }

    @Test("keep a slug that is one", arguments: ["talks", "київ", "a-1", "الأخبار", "हिन्दी"])
    func keepSlugs(text: String) {
        #expect(Slug(text)?.text == text)
    }

    @Test("take no slug that is none", arguments: ["Talks", "a b", "a/b", "..", "-a", "a--b", ""])
    func takeNoOtherSlug(text: String) {
        #expect(Slug(text) == nil)
    }

    @Test("cut a long slug between words")
    func cutLongSlugs() throws {
        let slug = try #require(Slug(title: String(repeating: "council ", count: 40)))
        #expect(slug.text.count <= 80)
        #expect(slug.text.hasSuffix("council"))
    }

    @Test(
        "never lead out of the site",
        arguments: [
            "/../x/", "/a/../../x", "/./x/", "/a//b/", "/a\\..\\b/", "/a\u{0}b/", "/a\nb/", "//host/",
            "/.broadsheet-partial/x/", "https://example.org/", "/a?b/", "/%2e%2e/x/", "",
            "/%2e%2E/x/", "/a%2Fb/", "/a%5cb/", "/a%00b/", "/%ff/", "/a%0Ab/", "/a%3Fb/", "/%C0%AE%C0%AE/",
        ])
    func neverLeadOut(address: String) {
        #expect(throws: SitePath.Problem.self) { try SitePath(address: address) }
    }

    @Test(
        "name the file of a page",
        arguments: [
            ("/about", "about/index.html"), ("/about/", "about/index.html"), ("/about.html", "about.html"),
            ("/", "index.html"), ("/v1.2/notes/", "v1.2/notes/index.html"),
            ("/.well-known/", ".well-known/index.html"), ("/caf%C3%A9/", "café/index.html"),
            ("/2021/%d0%ba%d0%b8%d1%97%d0%b2", "2021/київ/index.html"), ("/100%/", "100%/index.html"),
            ("/a%20b.html", "a b.html"),
        ])
    func nameFiles(address: String, file: String) throws {
        #expect(try SitePath(address: address).file == file)
    }

    @Test("encode what is not plain in a path")
    func encodePaths() throws {
        #expect(try SitePath("/café/a b?/").percentEncoded == "caf%C3%A9/a%20b%3F/")
        #expect(try SitePath("/world/talks/").wayToRoot == "../../")
        #expect(SitePath.root.wayToRoot == "")
    }

    @Test(
        "take web addresses of sites apart",
        arguments: [
            ("https://example.org", "https://example.org", "/"),
            ("https://Example.org/", "https://example.org", "/"),
            ("http://localhost:8080/paper", "http://localhost:8080", "/paper/"),
        ])
    func takeApart(text: String, origin: String, root: String) throws {
        let address = try #require(SiteAddress(text))
        #expect(address.origin == origin)
        #expect(address.root == root)
    }

    @Test(
        "refuse what is no web address of a site",
        arguments: [
            "example.org", "ftp://example.org", "https://", "https://a b", "https://x/../y", "javascript:1",
            "https://x.org/?q", "https://user@x.org",
        ])
    func refuse(text: String) {
        #expect(SiteAddress(text) == nil)
    }

    @Test("fill a permalink pattern")
    func fillPattern() throws {
        let pattern = try PermalinkPattern("/:year/:month/:day/:section-:slug.html")
        let slug = try #require(Slug("talks"))
        let section = try #require(Slug("world"))
        let date = try #require(WallClock(year: 2021, month: 2, day: 3))
        #expect(pattern.address(section: section, slug: slug, date: date) == "/2021/02/03/world-talks.html")
    }

    @Test("say what is wrong with a permalink pattern")
    func sayWhatIsWrongWithPattern() {
        #expect(throws: PermalinkPattern.Problem.self) { try PermalinkPattern("/:section/") }
        #expect(throws: PermalinkPattern.Problem.self) { try PermalinkPattern(":slug") }
        do throws(PermalinkPattern.Problem) {
            _ = try PermalinkPattern("/:yaer/:slug/")
            Issue.record("the pattern was taken")
        } catch {
            #expect(error.hint == "did you mean `year`?")
        }
    }
}
