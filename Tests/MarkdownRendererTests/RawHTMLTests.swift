import MarkdownRenderer
import Newsroom
import Testing

@Suite struct RawHTMLTests {
    /// Resolves `x.jpg` and `story.md?a=1&b=2`, knows of a story that is not out, and breaks `gone…`.
    private func resolution(of reference: LinkReference) -> LinkResolution {
        switch reference.destination {
        case "x.jpg": .address("/media/x.jpg")
        case "story.md?a=1&b=2": .address("/story/?a=1&b=2")
        case "draft.md": .unlinked(summary: "`draft.md` is not out", hint: nil)
        case let gone where gone.hasPrefix("gone"): .broken(summary: "no `\(gone)`", hint: nil)
        default: .unchanged
        }
    }

    private func trusted(_ markdown: String) -> RenderedMarkdown {
        render(markdown, policy: HTMLPolicy(isTrusted: true), resolve: resolution)
    }

    @Test(
        "every address of a start tag is resolved, however it is written",
        arguments: [
            (
                "<img src=\"x.jpg\" srcset=\"x.jpg 1x\">",
                "<img src=\"/media/x.jpg\" srcset=\"/media/x.jpg 1x\">"
            ),
            (
                "<source srcset=\"x.jpg, y.jpg 640w,x.jpg 2x\">",
                "<source srcset=\"/media/x.jpg, y.jpg 640w, /media/x.jpg 2x\">"
            ),
            ("<video poster='x.jpg' controls>", "<video poster=\"/media/x.jpg\" controls>"),
            ("<q cite=x.jpg>", "<q cite=\"/media/x.jpg\">"), ("<IMG\nSRC = x.jpg/ >", "<IMG\nSRC = x.jpg/ >"),
            ("<img src= x.jpg alt=a>", "<img src=\"/media/x.jpg\" alt=a>"),
            ("<img src=' x.jpg\n' alt=a>", "<img src=\"/media/x.jpg\"\n alt=a>"),
            ("<a href=\"story.md?a=1&amp;b=2\">", "<a href=\"/story/?a=1&amp;b=2\">"),
            ("<a href=\"story.md?a=1&b=2\">", "<a href=\"/story/?a=1&amp;b=2\">"),
            ("<a href='&#120;.jp&#x67;'>", "<a href=\"/media/x.jpg\">"),
            ("<a href=\"draft.md\">d</a>", "<a >d</a>"),
            ("<img srcset=\"draft.md 1x, x.jpg 2x\">", "<img srcset=\"/media/x.jpg 2x\">"),
            ("<a href=\"y.md?a&amp;b\">", "<a href=\"y.md?a&amp;b\">"),
        ])
    func resolves(html: String, expected: String) {
        #expect(trusted("x " + html).text == "<p>x \(expected)</p>\n")
    }

    @Test(
        "what only looks like an address is left alone",
        arguments: [
            "<abbr title=\"write src='x.jpg' there\">x</abbr>",
            "<p title=\"a href='javascript:alert(1)' b\">t</p>",
            "<p title='> <a href=\"x.jpg\">'>t</p>", "<!-- <a href=\"x.jpg\"> -->",
            "<p data-src=\"x.jpg\" hrefs=\"x.jpg\">", "<p>href=\"x.jpg\"</p>", "<p></p src=\"x.jpg\">",
            "<div><!-- > <img src=x.jpg> --!></div>", "<div><script>'<img src=x.jpg>'</script></div>",
            "<div><title><img src=x.jpg></title></div>",
            "<?php <img src=x.jpg> ?>", "<img alt=\"\" src=\"x.jpg", "<img src", "<a href=>",
        ])
    func leavesAlone(html: String) {
        let markdown = "<div>\n\(html)\n"
        #expect(trusted(markdown).text == markdown)
        #expect(trusted(markdown).findings.isEmpty)
    }

    @Test("tags that browsers mend are read as browsers do")
    func readsSloppyTags() {
        let rendered = trusted(
            "<div>\n<img/alt=\"a\"srcset='draft.md'src=x.jpg/x\tsrc =x.jpg/><q =href=x.jpg cite=x.jpg")
        #expect(
            rendered.text
                == "<div>\n<img/alt=\"a\"src=x.jpg/x\tsrc =x.jpg/><q =href=x.jpg cite=\"/media/x.jpg\"\n")
    }

    @Test("comments, scripts and titles end where they end")
    func goesOn() {
        for before in [
            "<!-->", "<!--->", "<!-- a -->", "<!-- a --!>", "<script>a</b></SCRIPT>", "<!a>", "</b a=\">\">",
        ] {
            #expect(
                trusted("<div>\(before)<img src=x.jpg>").text
                    == "<div>\(before)<img src=\"/media/x.jpg\">\n")
        }
    }

    @Test("what leads nowhere or may not be is told at its place, and a dead link is none")
    func reports() {
        let rendered = render(
            """
            <p>
            <a href="gone.md?a=1&amp;b=2">a</a>
            <img src="y.jpg" srcset="y.jpg 1x,
              gone.jpg 2x" alt="">
            <video poster="gone.png"></video>
            <a href="draft.md">b</a> <a href="java&#9;script:1">c</a>
            <b onclick=x>d</b>
            """, resolve: resolution)
        #expect(
            rendered.told == [
                "error 2 gone.md?a=1&amp;b=2: no `gone.md?a=1&b=2`",
                "error 4 gone.jpg: no `gone.jpg`",
                "error 5 gone.png: no `gone.png`",
                "warning 6 draft.md: `draft.md` is not out",
                "error 6 java&#9;script:1: addresses with `javascript:` are not allowed",
                "warning 7 onclick: `onclick` is not allowed in content and was left out",
            ])
        #expect(rendered.text.contains("<a>b</a> <a>c</a>"))
    }

    @Test("of many findings in one article the first are told, and how many others there are")
    func limitsFindings() {
        let warnings = (0..<300).map { "[^n\($0)]" }.joined(separator: " ")
        let rendered = render(warnings + " [a](gone)", resolve: resolution)
        #expect(rendered.findings.count == 200)
        #expect(
            rendered.told.prefix(2) == [
                "warning 1 [^n0]: there is no footnote `n0`", "warning 1 [^n1]: there is no footnote `n1`",
            ])
        #expect(
            rendered.told.suffix(2) == [
                "error 1 gone: no `gone`", "warning 1 -: the article has 102 more problems like these",
            ])
    }

    @Test("a limit never hides that there are errors")
    func countsErrors() {
        let rendered = render(String(repeating: "[a](gone)\n", count: 300), resolve: resolution)
        #expect(rendered.findings.last?.severity == .error)
        #expect(rendered.findings.map(\.line) == Array(1...200))
    }
}
