import HTMLTree
import Testing

@Suite struct HTMLDocumentTests {
    private func reparsed(_ html: String) throws -> String {
        let document = try HTMLDocument.parse(Array(html.utf8), fragment: true)
        return String(decoding: HTMLSerializer.bytes(of: document.nodes), as: UTF8.self)
    }

    @Test(
        "a fragment is parsed as a browser parses it and written with every tag closed",
        arguments: [
            ("", ""),
            ("plain &amp; simple", "plain &amp; simple"),
            ("<P CLASS=A>one<p>two", "<p class=\"A\">one</p><p>two</p>"),
            ("<b><i>x</b>y</i>", "<b><i>x</i></b><i>y</i>"),
            ("<br></br><img src=a alt='\"<&>'>", "<br><br><img src=\"a\" alt=\"&quot;&lt;&amp;&gt;\">"),
            ("<table><td>1", "<table><tbody><tr><td>1</td></tr></tbody></table>"),
            ("a\u{A0}b<!-- c -->", "a&nbsp;b<!-- c -->"),
            ("<pre>\n\nx</pre>", "<pre>\n\nx</pre>"),
            ("<script>a < b && c</script>", "<script>a < b && c</script>"),
            ("<made-up A=1>x</made-up>", "<made-up a=\"1\">x</made-up>"),
            ("x</div></article>y", "xy"),
        ])
    func parsesFragments(input: String, output: String) throws {
        #expect(try reparsed(input) == output)
    }

    @Test("a page has its html element, and elements and attributes know their lines")
    func parsesPages() throws {
        let page = "<!DOCTYPE html>\n<title>T</title>\n<body>\n<p\n id=x>text"
        let html = try #require(HTMLDocument.parse(Array(page.utf8), fragment: false).nodes.first?.element)
        #expect(html.name == "html")
        let body = try #require(html.children.last?.element)
        let paragraph = try #require(body.children.last?.element)
        #expect(paragraph.line == 4)
        #expect(paragraph.attributes == [HTMLAttribute("id", "x", line: 5)])
        #expect(paragraph.text == "text")
    }

    @Test("the elements of SVG and MathML are foreign, whatever their names")
    func marksForeignElements() throws {
        let nodes = try HTMLDocument.parse(Array("<svg><a/></svg><math></math><a></a>".utf8), fragment: true)
            .nodes
        let elements = nodes.compactMap(\.element)
        #expect(elements.map(\.isForeign) == [true, true, false])
        #expect(elements[0].children.first?.element?.isForeign == true)
    }

    @Test("bytes that are no UTF-8 and NUL come out as U+FFFD or not at all")
    func survivesBadBytes() throws {
        let nodes = try HTMLDocument.parse([0x3C, 0x70, 0x3E, 0xFF, 0x00, 0xC3], fragment: true).nodes
        let html = HTMLSerializer.bytes(of: nodes)
        #expect(String(validating: html, as: UTF8.self) != nil)
        #expect(!html.contains(0))
    }

    @Test(
        "input that would exhaust the parser is refused with its line",
        arguments: [
            String(repeating: "<div>", count: 100_000),
            String(repeating: "<b><p>", count: 100_000),
            String(repeating: "<a x=1><table><tr><td></a>", count: 50_000),
            String(repeating: "<svg><g>", count: 100_000),
            String(repeating: "<table>", count: 100_000),
            String(repeating: "<div><textarea></div></textarea>", count: 50_000),
            String(repeating: "<div><!-- </div> -->", count: 50_000),
            String(repeating: "<div></p x='</div>'>", count: 50_000),
            String(repeating: "<span><div></span>", count: 50_000),
            String(repeating: "<select><xmp></select><div><div></xmp>", count: 50_000),
            "<p " + (0..<20_000).map { "a\($0)=1" }.joined(separator: " ") + ">",
            String(repeating: "x<i>y</i>", count: 200_000),
            (0..<100_000).map { "<b a\($0)>" }.joined(),
        ])
    func refusesExhaustingInput(html: String) {
        #expect(throws: HTMLError.self) { try HTMLDocument.parse(Array(html.utf8), fragment: true) }
    }

    @Test("a text that is too long is refused")
    func refusesLongInput() {
        #expect(throws: HTMLError.tooLong(limit: 8 << 20)) {
            try HTMLDocument.parse([UInt8](repeating: 0x61, count: (8 << 20) + 1), fragment: false)
        }
    }

    @Test("long, shallow pages are parsed")
    func parsesLongPages() throws {
        let rows = String(repeating: "<tr><td>a<td>b\n", count: 10_000)
        let items = String(repeating: "<li>one <b>two</b> <a href=x>three</a>\n<p>old style<font>", count: 60)
        let script = "<script>document.write('<div><div><b>' + \"<\\/div>\")</script>"
        let html = "<table>\(rows)</table><ul>\(items)</ul>" + String(repeating: script, count: 1_000)
        #expect(try HTMLDocument.parse(Array(html.utf8), fragment: false).nodes.count == 1)
    }
}
