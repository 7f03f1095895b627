import Foundation
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
        #expect(PortableMarkup.bytes(Array(html.utf8), from: base) == Array("<p>a</p>".utf8))
    }
}
