import CCmark
import Foundation
import MarkdownRenderer
import Newsroom
import TestSupport
import Testing

/// cmark's own HTML is the measure of everything that is CommonMark.
@Suite struct OracleTests {
    private let pieces = [
        "word", "two words", "\n", "\n\n", "*", "**", "_", "`", "``", "- ", "* ", "+ ", "1. ", "3) ", "> ",
        "    ", "  \n",
        "\\\n", "\n---\n", "\n***\n", "[a](b)", "[a]", "[r]", "\n\n[r]: /u \"t\"\n\n", "<http://x.y/a?b&c'd>",
        "<a@b.c>",
        "\"", "'", "...", "--", "&amp;", "&copy;", "&", "<", ">", "\"q\"", "\n```swift x\ncode <&\n```\n",
        "\n~~~\nx\n~~~\n", "\n\tcode\n",
        "(", ")", "]", "![", "\\*", "\\[", "\\\"", "ü", "漢字", "\u{A0}", "[x](</a b> 'c\"d')",
        "[y](/%20ä\"[]{}|`^\\ \"&\")", "\n   text", "\n\n  - ",
        "a_b_c", "***", "!", "1986\\. x", "\n| no table |\n", "~", "^", "\n10. ", "\n-\n", "=\n",
    ]

    @Test("plain CommonMark comes out as cmark writes it")
    func agreesWithCmark() {
        var random = SeededGenerator()
        for _ in 0..<6_000 {
            let markdown = (0..<Int.random(in: 1...25, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let ours = render(markdown, policy: HTMLPolicy(isTrusted: true)).text
            if ours.contains("<figure>") { continue }
            #expect(
                plain(ours) == cmark(markdown),
                "seed \(SeededGenerator.seed), input \(markdown.debugDescription)")
        }
    }

    @Test("documents that are far longer come out so too, several at once")
    func agreesAboutLongDocuments() async {
        var random = SeededGenerator()
        let pieces = pieces.filter { $0 != "![" }
        let documents = (0..<8).map { _ in
            (0..<4_000).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        await withTaskGroup { group in
            for markdown in documents {
                group.addTask {
                    let ours = render(markdown, policy: HTMLPolicy(isTrusted: true)).text
                    #expect(plain(ours) == cmark(markdown), "seed \(SeededGenerator.seed)")
                }
            }
        }
    }

    /// Our HTML without what we add.
    private func plain(_ html: String) -> String {
        html.replacing(" loading=\"lazy\"", with: "").replacing(/(<h[1-6]) id="[^"]*"/) { $0.output.1 }
    }

    /// cmark's HTML, written as HTML rather than XHTML.
    private func cmark(_ markdown: String) -> String {
        let options = CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_UNSAFE
        guard let html = cmark_markdown_to_html(markdown, markdown.utf8.count, options) else { return "" }
        defer { free(html) }
        return String(cString: html).replacing("<br />", with: "<br>").replacing("<hr />", with: "<hr>")
            .replacing(/(<img [^>]*") \/>/) { $0.output.1 + ">" }
    }
}
