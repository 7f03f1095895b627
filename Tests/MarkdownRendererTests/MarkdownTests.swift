import MarkdownRenderer
import Newsroom
import Testing

/// Renders as a site in English that trusts nothing, every address unchanged.
func render(
    _ markdown: String, language: String = "en", policy: HTMLPolicy = HTMLPolicy(),
    resolve: (LinkReference) -> LinkResolution = { _ in .unchanged }
) -> RenderedMarkdown {
    MarkdownRenderer(language: language, policy: policy).render(Array(markdown.utf8), resolve: resolve)
}

extension RenderedMarkdown {
    var text: String { String(decoding: html, as: UTF8.self) }

    /// Each finding as `severity line needle: summary`.
    var told: [String] {
        findings.map { "\($0.severity) \($0.line) \($0.needle ?? "-"): \($0.summary)" }
    }
}

@Suite struct MarkdownTests {
    @Test(
        "quotation marks and spaces are those of the language",
        arguments: [
            ("en", "\"a 'b' c\" don't -- x --- y...", "“a ‘b’ c” don’t – x — y…"),
            ("de", "\"a 'don't' c\" geht's", "„a ‚don’t‘ c“ geht’s"),
            ("de-CH", "\"a 'b' c\"", "«a ‹b› c»"),
            ("zh-Hant-TW", "\"a 'b' c\"", "「a 『b』 c」"),
            ("fr", "\"a 'b' c\" l'eau !", "«\u{202F}a “b” c\u{202F}» l’eau\u{202F}!"),
            ("fr", "« a » : b\u{A0}; c ? 12:30", "«\u{202F}a\u{202F}»\u{202F}: b\u{202F}; c\u{202F}? 12:30"),
            ("es", "\"a 'b'\"", "«a “b”»"),
            ("uk", "\"а 'б'\" п'ять", "«а „б“» п’ять"),
            ("pl", "\"a\"", "„a”"),
            ("sv", "\"a\"", "”a”"),
            ("ja", "\"a 'b'\"", "「a 『b』」"),
            ("de", "“typed” stay ‘so’ and \\\"this\\\"", "“typed” stay ‘so’ and &quot;this&quot;"),
            ("de", "**“x”**y \"z\"", "**“x”**y „z“"),
            ("de", "`\"“x”\"` <b title=\"“x”\">y</b>", "<code>&quot;“x”&quot;</code> <b title=\"“x”\">y</b>"),
        ])
    func setsPunctuation(language: String, markdown: String, html: String) {
        #expect(
            render(markdown, language: language, policy: HTMLPolicy(isTrusted: true)).text
                == "<p>\(html)</p>\n")
    }

    @Test(
        "what can only be an apostrophe is one",
        arguments: [
            ("en", "the '90s rock 'n' roll", "the ’90s rock ’n’ roll"),
            ("de", "the '90s rock 'n' roll", "the ’90s rock ’n’ roll"),
            ("fr", "the '90s rock 'n' roll", "the ’90s rock ’n’ roll"),
            ("en", "'the '90s' and the '80s, dogs'", "‘the ’90s’ and the ’80s, dogs’"),
            ("de", "'Rock-'n'-Roll der '80s'", "‚Rock-’n’-Roll der ’80s‘"),
            ("en", "'90s\nrock\n'N'\nroll ('60s)", "’90s\nrock\n’N’\nroll (’60s)"),
            ("en", "'90 people' and 'n'. 'no' '2s", "‘90 people’ and ‘n’. ‘no’ ’2s"),
            ("en", "`x '90s` <b title=\"a '90s\">y</b>", "<code>x '90s</code> <b title=\"a '90s\">y</b>"),
            (
                "en", "[a](/b '90s hits') [c]('90s) [r] \\'90s\n\n[r]: /u '80s hits'",
                "<a href=\"/b\" title=\"90s hits\">a</a> <a href=\"&#x27;90s\">c</a> <a href=\"/u\" title=\"80s hits\">r</a> '90s"
            ),
            ("de", "[a](b \"the '90s 'n' c\")", "<a href=\"b\" title=\"the '90s 'n' c\">a</a>"),
        ])
    func setsApostrophes(language: String, markdown: String, html: String) {
        #expect(
            render(markdown, language: language, policy: HTMLPolicy(isTrusted: true)).text
                == "<p>\(html)</p>\n")
    }

    @Test("headings, first paragraphs and words know apostrophes too")
    func gathersApostrophes() {
        let rendered = render("# The '90s\n\nRock 'n' roll")
        #expect(rendered.headings.map(\.text) == ["The ’90s"])
        #expect(rendered.firstParagraph == "Rock ’n’ roll")
        #expect(rendered.wordCount == 5)
    }

    @Test("headings have unique identifiers that leave the page's own alone")
    func identifiesHeadings() {
        let rendered = render("# A *b* \"c\"\n## A b c\n### Comments\n#### ?\n#### !\n## fn-1\n## A b c 2")
        #expect(
            rendered.headings.map(\.id) == [
                "a-b-c", "a-b-c-2", "section-comments", "section", "section-2", "section-fn-1", "a-b-c-2-2",
            ])
        #expect(rendered.headings[0].text == "A b “c”")
        #expect(rendered.headings.map(\.level) == [1, 2, 3, 4, 4, 2, 2])
        #expect(rendered.text.hasPrefix("<h1 id=\"a-b-c\">A <em>b</em> “c”</h1>\n"))
    }

    @Test(
        "words are runs of letters and digits, and the characters of Chinese and Japanese",
        arguments: [
            ("One two, three — don’t 1,200", 6), ("", 0), ("foo*bar* baz", 2), ("naïve Ünïcode", 2),
            ("你好，世界", 4),
            ("a\nb", 2), ("```\ncode here\n```", 0), ("![not this](x.jpg \"nor this\")", 0),
            ("# Two words\n\n- three", 3),
        ])
    func countsWords(markdown: String, words: Int) {
        #expect(render(markdown).wordCount == words)
    }

    @Test(
        "the first paragraph is text at the margin",
        arguments: [
            (
                "# H\n\n![a](b.jpg)\n\n> quote\n\nThe *first* [one](x)\nhere[^1].\n\nNext.\n\n[^1]: n",
                "The first one here."
            ),
            ("", ""), ("- a\n- b", ""),
        ])
    func findsFirstParagraph(markdown: String, text: String) {
        #expect(render(markdown).firstParagraph == text)
    }

    @Test("addresses are resolved, in raw HTML too, and what leads nowhere is an error at its place")
    func resolvesAddresses() {
        let markdown = """
            Text [a](../world/b.md) and
            [c](gone.md) ![d](e.jpg)

            <a href="../world/b.md">x</a> <img src='e.jpg' alt="">
            """
        var asked: [LinkReference] = []
        let rendered = render(markdown) { reference in
            asked.append(reference)
            return switch reference.destination {
            case "../world/b.md": .address("/world/b/?x=1&y")
            case "gone.md": .broken(summary: "there is no story `gone.md`", hint: nil)
            default: .unchanged
            }
        }
        #expect(
            rendered.text == """
                <p>Text <a href="/world/b/?x=1&amp;y">a</a> and
                <a href="gone.md">c</a> <img src="e.jpg" alt="d" loading="lazy"></p>
                <p><a href="/world/b/?x=1&amp;y">x</a> <img src="e.jpg" alt=""></p>

                """)
        #expect(rendered.told == ["error 2 gone.md: there is no story `gone.md`"])
        #expect(asked.map(\.isImage) == [false, false, true, false, true])
    }

    @Test(
        "an address that runs something is an error and does not come out",
        arguments: [
            "[a](javascript:x)", "[a](JaVaScript:x)", "[a](&#1;javascript:x)", "[a](<java\tscript:x>)",
            "<vbscript:x>",
            "[a](data:text/html,x)", "![a](data:image/svg+xml,x)", "[a](file:///etc/passwd)",
            "[a]\n\n[a]: javascript:x",
            "[a](javascript&colon;x)",
        ])
    func refusesActiveAddresses(markdown: String) {
        let rendered = render(markdown)
        #expect(rendered.findings.map(\.severity) == [.error])
        #expect(!rendered.text.contains("href") && !rendered.text.contains("src=\"d"))
    }

    @Test("what raw HTML may not hold is left out with a warning at its line, and every tag is closed")
    func filtersRawHTML() {
        let rendered = render(
            "First\n\n<div onclick=\"x()\">\n<script>alert(1)</script>\n\nIn it <b>\n\n</article>")
        #expect(rendered.text.contains("alert") == false)
        #expect(rendered.text.hasSuffix("</div>"))
        #expect(
            rendered.told == [
                "warning 3 onclick: `onclick` is not allowed in content and was left out",
                "warning 4 <script: `<script>` is not allowed in content and was left out",
            ])
    }

    @Test("a site that trusts its content gets it as it is")
    func trustsContent() {
        let markdown = "<div onclick=\"x()\">\n<script>alert(1)</script>\n"
        #expect(render(markdown, policy: HTMLPolicy(isTrusted: true)).text == markdown)
    }

    @Test("what is no UTF-8, NUL and noncharacters do not come out")
    func survivesBadBytes() {
        let bytes: [UInt8] = [0x61, 0xFF, 0, 0xC3, 0x0A] + [0xEF, 0xB7, 0x90, 0x62, 0xEF, 0xB7, 0x92]
        let html = MarkdownRenderer(language: "en", policy: HTMLPolicy()).render(bytes) { _ in .unchanged }
            .html
        #expect(String(validating: html, as: UTF8.self) != nil)
        #expect(
            !String(decoding: html, as: UTF8.self).unicodeScalars.contains {
                $0.value == 0 || $0.value == 0xFDD0
            })
    }
}
