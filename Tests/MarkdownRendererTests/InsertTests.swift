import HTMLTree
import MarkdownRenderer
import Newsroom
import TestSupport
import Testing

@Suite struct InsertTests {
    /// The mark of the first insert, which Swift takes in no literal.
    private static let mark = String(
        String.UnicodeScalarView([0xFDD6, 0xFDE0, 0xFDD7].compactMap { Unicode.Scalar($0 as UInt32) }))

    private func render(_ parts: [String], inserts: [String], trusted: Bool = false) -> RenderedMarkdown {
        var text = MarkdownText()
        for (index, part) in parts.enumerated() {
            if index > 0 { text.appendInsert() }
            text.append(Array(part.utf8)[...])
        }
        var context = RenderingContext()
        let renderer = MarkdownRenderer(language: "en", policy: HTMLPolicy(isTrusted: trusted))
        var rendered = renderer.render(text, in: &context) { _ in .unchanged }
        rendered.fill(inserts.map { Array($0.utf8) })
        return rendered
    }

    private func html(_ parts: String..., trusted: Bool = false) -> String {
        let inserts = (1..<max(2, parts.count)).map { "<i>\($0)</i>" }
        return String(decoding: render(parts, inserts: inserts, trusted: trusted).html, as: UTF8.self)
    }

    @Test("an insert stands among words, or in place of its paragraph")
    func standsInPlace() {
        #expect(html("a **", "** b") == "<p>a <strong><i>1</i></strong> b</p>\n")
        #expect(html("", "\n", "\n\nText") == "<i>1</i>\n<i>2</i>\n<p>Text</p>\n")
        #expect(html("- ", "\n- ", "") == "<ul>\n<li>\n<i>1</i>\n</li>\n<li>\n<i>2</i>\n</li>\n</ul>\n")
        #expect(html("| a |\n|---|\n| ", " |").contains("<td><i>1</i></td>"))
        #expect(html("", "**b**") == "<p><i>1</i><strong>b</strong></p>\n")
    }

    @Test("an insert goes through the cleaning of raw HTML untouched")
    func goesThroughCleaning() {
        #expect(html("<b onclick=x>", "</b>\n\n", "\n") == "<p><b><i>1</i></b></p>\n<i>2</i>\n")
    }

    @Test(
        "an insert where no HTML can stand is left out and told",
        arguments: [
            ("[x](", ")"), ("<https://x", ">"), ("![", "](x.png)"), ("[x](y \"", "\")"), ("`", "`"),
            ("    ", "\n"),
            ("<a href=\"", "\">x</a>"), ("<b title='", "'>x</b>"), ("```", "\n```"),
        ])
    func isToldWhereMisplaced(before: String, after: String) {
        for trusted in [false, true] {
            let rendered = render([before, after], inserts: ["<i>1</i>"], trusted: trusted)
            #expect(rendered.misplacedInserts == [0], "\(before)")
        }
    }

    @Test("an insert in a comment or a script of trusted HTML never gets out of it")
    func staysOutOfComments() {
        #expect(html("<!-- ", " -->", trusted: true) == "<!--  -->\n")
        #expect(html("<script>", "</script>\n", trusted: true) == "<script></script>\n")
        #expect(html("<!-- ", " -->") == "\n")
    }

    @Test("no character of the author's passes for a mark")
    func takesNoCharacterForMark() {
        let forged = Self.mark + " \u{10FF96}\u{10FFA0}\u{10FF97}"
        let kept = "\u{10FF96}\u{10FFA0}\u{10FF97}"
        #expect(html(forged + " ", "") == "<p>\u{FFFD}\u{FFFD}\u{FFFD} \(kept) <i>1</i></p>\n")
        #expect(
            html(forged + " <b>", "</b>")
                == "<p>\u{FFFD}\u{FFFD}\u{FFFD} \u{FFFD}\u{FFFD}\u{FFFD} <b><i>1</i></b></p>\n")
        #expect(html(forged) == "<p>\u{FFFD}\u{FFFD}\u{FFFD} \(kept)</p>\n")
    }

    @Test("an insert counts as no word, and stands in no heading's identifier nor in the first paragraph")
    func leavesNoTrace() {
        let rendered = render(["## A ", " b\n\nOne ", " two", "."], inserts: ["1", "2", "3"])
        #expect(rendered.wordCount == 4)
        #expect(rendered.headings.map(\.id) == ["a-b"])
        #expect(rendered.headings.map(\.text) == ["A  b"])
        #expect(rendered.firstParagraph == "One  two.")
        #expect(rendered.inlineInserts == [0, 1, 2])
    }

    @Test(
        "whatever stands around inserts, they come out whole or not at all, and nothing of them stays in tags"
    )
    func comeOutWhole() throws {
        let pieces = [
            "a", "*", "**", "`", "``", "[", "](", ")", "![", "<b>", "</b>", "<b title=\"", "\">", "<!--",
            "-->", "\n",
            "\n\n", "> ", "- ", "    ", "| a |\n|---|\n", "[^1]", "[^1]: ", "~~", Self.mark, "<script>",
            "</script>",
            "# ", "'", "\\",
        ]
        var random = SeededGenerator(7)
        for _ in 0..<3_000 {
            let parts = (0..<Int.random(in: 2...5, using: &random)).map { _ in
                (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    pieces.randomElement(using: &random) ?? ""
                }.joined()
            }
            let rendered = render(
                parts, inserts: parts.indices.dropFirst().map { "<kbd id=\"i\($0)\">x</kbd>" })
            let told = Comment(rawValue: "seed \(SeededGenerator.seed), \(parts)")
            let html = String(decoding: rendered.html, as: UTF8.self)
            #expect(!html.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) }, told)
            let parsed = try HTMLDocument.parse(rendered.html, fragment: true).nodes
            #expect(html.ranges(of: "<kbd").count == Self.count(parsed), told)
        }
    }

    private static func count(_ nodes: [HTMLNode]) -> Int {
        nodes.compactMap(\.element).reduce(0) { $0 + ($1.name == "kbd" ? 1 : 0) + count($1.children) }
    }
}
