import Foundation
import HTMLTree
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("Markup that leaves its page")
struct PortableMarkupTests {
    private let base = AddressBase(page: "https://post.example.org/paper/world/talks/")

    /// RFC 3986, section 5.4, for a base without a query; where the RFC leaves a choice, as browsers choose.
    @Test(
        "has whole addresses in place of those that start on the page",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"), ("?y", "http://a/b/c/d?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
            (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d"), (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
            ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
            ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
            ("http:g", "http:g"), ("mailto:a@b.c", "mailto:a@b.c"), (" \n g h\t", "http://a/b/c/g%20h"),
            ("data:image/png;base64,AAAA", "data:image/png;base64,AAAA"),
        ])
    func hasWholeAddresses(reference: String, address: String) {
        #expect(AddressBase(page: "http://a/b/c/d").absolute(reference) == address)
    }

    @Test("has them in every attribute that holds an address")
    func hasThemEverywhere() throws {
        let html = """
            <p id="a">See <a href="../ferry/#top">this</a>, <a href="#a">above</a> and \
            <a href="https://else.example/">that</a>.</p>
            <img src="lake.jpg" srcset="lake.jpg, ../big.jpg 2x" alt="a &quot;b&quot;">
            <video src="v.mp4" poster="/p.jpg"></video><blockquote cite="c">q</blockquote>
            """
        let bytes = try #require(PortableMarkup.bytes(Array(html.utf8), from: base))
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                <p id="a">See <a href="https://post.example.org/paper/world/ferry/#top">this</a>, \
                <a href="https://post.example.org/paper/world/talks/#a">above</a> and \
                <a href="https://else.example/">that</a>.</p>
                <img src="https://post.example.org/paper/world/talks/lake.jpg" \
                srcset="https://post.example.org/paper/world/talks/lake.jpg, \
                https://post.example.org/paper/world/big.jpg 2x" alt="a &quot;b&quot;">
                <video src="https://post.example.org/paper/world/talks/v.mp4" \
                poster="https://post.example.org/p.jpg"></video>\
                <blockquote cite="https://post.example.org/paper/world/talks/c">q</blockquote>
                """)
    }

    @Test("has nothing that runs")
    func hasNothingThatRuns() {
        let html = "<p onclick=\"x()\">a<script>b</script><style>c</style></p><script src=d></script>"
        #expect(
            PortableMarkup.bytes(Array(html.utf8), isOurs: false, from: base) == Array("<p>a</p>".utf8)
        )
        #expect(PortableMarkup.bytes(Array(html.utf8), from: base) == Array("<p>a</p>".utf8))
    }

    private static let pieces = [
        "<p>", "</p>", "<a href=\"../x/?a=1&amp;b#c\">", "</a>", "<a href=\"#y\" class=\"z\">", "text",
        " &lt; ",
        "&amp;", "<br>", "<br />", "<img src=\"a.jpg\" srcset=\"b.jpg 2x, c.jpg\" alt=\"q &quot;\">",
        "<video controls src=\"v.mp4\">", "</video>", "é", "\n", "<a href='x'>", "<a href=x>",
        "<A HREF=\"x\">",
        "<!-- c -->", "<script>x</script>", "<svg><a href=\"q\"/></svg>", "<p onclick=\"x\">", "< 3", "<",
        "<a href=\"&copy;\">", "<textarea><a href=\"q\">", "\"", ">", "<i title=\"a>b\">", "</i>",
        "<a/href=\"./q\"class=\"z\">", "<linked href=\"x\">", "<link href=\"x\">", "<b only>", "<b honest>",
        "</b>",
    ]

    @Test("is the same with a parser and without, wherever it can do without", arguments: 0..<400)
    func isSameWithoutParser(stream: Int) throws {
        var generator = SeededGenerator(stream)
        let html = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            Self.pieces.randomElement(using: &generator) ?? ""
        }.joined()
        guard let fast = AddressRewriter.bytes(Array(html.utf8), from: base) else { return }
        let slow = PortableMarkup.bytes(Array(html.utf8), isOurs: false, from: base)
        let read = HTMLSerializer.bytes(of: try HTMLDocument.parse(fast, fragment: true).nodes)
        #expect(
            String(decoding: read, as: UTF8.self) == slow.map { String(decoding: $0, as: UTF8.self) },
            "BROADSHEET_SEED=\(SeededGenerator.seed), stream \(stream): \(html)")
    }

    private static let addresses = [
        "", "#y", "?a=1&amp;b=2#c", "x", "x.jpg", "../x/", "/p/../q/", "a/./b/../../../../c", ".", "..",
        "//h/z",
        "https://else.example/?q=&quot;&#39;&lt;", "mailto:a@b.c", " a b\n", "é/à.jpg", "a\u{A0}b", "a:b/c",
    ]

    /// As our own renderers write it.
    private static func familiarMarkup(depth: Int, _ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            let address = addresses.randomElement(using: &generator) ?? ""
            let inner = depth > 0 ? familiarMarkup(depth: depth - 1, &generator) : "à &lt;\n"
            return switch Int.random(in: 0..<6, using: &generator) {
            case 0: "<em>\(inner)</em>"
            case 1: "<span class=\"a\" cite=\"\(address)\">\(inner)</span>"
            case 2: "<video controls src=\"\(address)\" poster=\"\(address)\">\(inner)</video>"
            case 3: "<img src=\"\(address)\" alt=\"> &amp; <\" srcset=\"\(address)x 2x, b.jpg\" />"
            case 4: "<del cite=\"\(address)\">\(inner)</del>\n"
            default: "text &quot; \"—\" "
            }
        }.joined()
    }

    @Test("is the same with a parser and without for what our own renderers write", arguments: 0..<300)
    func isSameForOurRenderers(stream: Int) throws {
        var generator = SeededGenerator(stream)
        let html = Self.familiarMarkup(depth: 4, &generator)
        let told = Comment(rawValue: "BROADSHEET_SEED=\(SeededGenerator.seed), stream \(stream): \(html)")
        let fast = try #require(AddressRewriter.bytes(Array(html.utf8), from: base), told)
        let slow = try #require(PortableMarkup.bytes(Array(html.utf8), isOurs: false, from: base), told)
        let read = HTMLSerializer.bytes(of: try HTMLDocument.parse(fast, fragment: true).nodes)
        #expect(String(decoding: read, as: UTF8.self) == String(decoding: slow, as: UTF8.self), told)
    }

    @Test("needs no parser for what our own renderers write")
    func needsNoParser() {
        let html =
            "<p>See <a href=\"../ferry/?a=1&amp;b=2\">this</a>.</p>\n<hr />\n<audio controls src=\"a.mp3\"></audio>"
        #expect(AddressRewriter.bytes(Array(html.utf8), from: base) != nil)
    }
}
