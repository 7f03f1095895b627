import MarkdownRenderer
import Newsroom
import Testing

@Suite struct ExtensionTests {
    /// A table in short: rows of cells, the attributes of our own left out.
    private func short(_ html: String) -> String {
        html.replacing(" role=\"region\" aria-label=\"Table\" tabindex=\"0\"", with: "")
            .replacing(" scope=\"col\"", with: "").replacing("\n", with: "")
    }

    @Test(
        "pipe tables",
        arguments: tables)
    func writesTables(markdown: String, html: String) {
        let ours = short(render(markdown).text)
        #expect(ours == html)
    }

    @Test(
        "strikethrough",
        arguments: strikethroughs)
    func strikesThrough(markdown: String, html: String) {
        // At the beginning of a line, three tildes would open a code block.
        #expect(render("x " + markdown).text == "<p>x \(html)</p>\n")
    }

    @Test("footnotes are numbered by reference, hold blocks, and their troubles are told")
    func writesFootnotes() {
        let rendered = render(
            """
            A[^b] B[^A] \\[^b] `[^b]` [^none]

            [^a]: word
            [^b]: - not a list

                > quote

                    code
            [^unused]: x
            [^a]: again
            - a list

            ```
            [^c]: code
            ```
            """)
        #expect(
            rendered.text == """
                <p>A<sup class="footnote"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> \
                B<sup class="footnote"><a href="#fn-2" id="fnref-2" role="doc-noteref">2</a></sup> \
                [^b] <code>[^b]</code> [^none]</p>
                <ul>
                <li>
                <p>a list</p>
                </li>
                </ul>
                <pre><code>[^c]: code
                </code></pre>
                <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
                <ol>
                <li id="fn-1">
                <p>- not a list</p>
                <blockquote>
                <p>quote</p>
                </blockquote>
                <pre><code>code
                </code></pre>
                <p> <a href="#fnref-1" role="doc-backlink" aria-label="Back to reference 1">↩</a></p>
                </li>
                <li id="fn-2">
                <p>word <a href="#fnref-2" role="doc-backlink" aria-label="Back to reference 2">↩</a></p>
                </li>
                </ol>
                </section>

                """)
        #expect(
            rendered.told == [
                "warning 1 [^none]: there is no footnote `none`",
                "warning 9 [^unused]: the footnote `unused` is never referred to",
                "warning 10 [^a]: the footnote `a` is never referred to",
            ])
    }

    @Test("lines are those of the article, tables and footnotes before them or not")
    func keepsLines() {
        let rendered = render(
            "[^a]: x [l](broken:1)\n\n|a|b|\n|-|-|\n|1|[m](broken:2)|\n\n[n](broken:3)[^a]\n\n<b onclick=x>y</b>"
        )
        #expect(rendered.findings.map(\.line).sorted() == [1, 5, 7, 9])
    }

    @Test(
        "paragraphs of nothing but pictures become figures",
        arguments: [
            (
                "![a](b \"c\")",
                "<figure><img src=\"b\" alt=\"a\" loading=\"lazy\"><figcaption>c</figcaption></figure>\n"
            ),
            (
                "![a](b \" | P & Q\")",
                "<figure><img src=\"b\" alt=\"a\" loading=\"lazy\">"
                    + "<figcaption><span class=\"credit\">P &amp; Q</span></figcaption></figure>\n"
            ),
            ("![a](b) x", "<p><img src=\"b\" alt=\"a\" loading=\"lazy\"> x</p>\n"),
            (
                "![a *b* `c` \"d\"](e)",
                "<figure><img src=\"e\" alt=\"a b c “d”\" loading=\"lazy\"></figure>\n"
            ),
        ])
    func writesFigures(markdown: String, html: String) {
        #expect(render(markdown).text == html)
    }
}

private let tables: [(String, String)] = [
    ("|a|\n|-|", "<div class=\"table\"><table><thead><tr><th>a</th></tr></thead></table></div>"),
    (
        "a | b\n:-: | -\n`x\\|y` | *z* # | more",
        "<div class=\"table\"><table><thead><tr><th class=\"align-center\">a</th><th>b</th></tr></thead><tbody><tr><td class=\"align-center\"><code>x|y</code></td><td><em>z</em> #</td></tr></tbody></table></div>"
    ),
    (
        "text\n| [r] |\n|---|\n| \"q\" |\n\nafter\n\n[r]: /u",
        "<p>text</p><div class=\"table\"><table><thead><tr><th><a href=\"/u\">r</a></th></tr></thead><tbody><tr><td>“q”</td></tr></tbody></table></div><p>after</p>"
    ),
    (
        "- | a |\n  |---|\n  | b |\n- c",
        "<ul><li><div class=\"table\"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div></li><li>c</li></ul>"
    ),
    (
        "> 1. x\n>    | a |\n>    |---|\n>    | b |\n\nc",
        "<blockquote><ol><li>x<div class=\"table\"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div></li></ol></blockquote><p>c</p>"
    ),
    ("a | b\n---|", "<p>a | b—|</p>"),
    ("```\n|a|\n|-|\n```", "<pre><code>|a||-|</code></pre>"),
    ("    |a|\n    |-|", "<pre><code>|a||-|</code></pre>"),
    ("<pre>\n|a|\n|-|\n</pre>", "<pre>|a||-|</pre>"),
]

private let strikethroughs: [(String, String)] = [
    ("~~a~~", "<del>a</del>"), ("a~~b~~c", "a<del>b</del>c"),
    ("~~a *b* [c](d)~~", "<del>a <em>b</em> <a href=\"d\">c</a></del>"),
    ("~~ a ~~", "~~ a ~~"), ("~a~", "~a~"), ("~~~a~~~", "~~~a~~~"), ("\\~~a~~", "~~a~~"),
    ("`~~a~~`", "<code>~~a~~</code>"),
    ("*~~a~~*", "<em><del>a</del></em>"), ("~~a", "~~a"),
    ("\\~\\~b\\~\\~ ~~c~~", "~~b~~ <del>c</del>"), ("~\\~a\\~~ ~~c~~", "~~a~~ <del>c</del>"),
    ("\\\\~~a~~", "\\<del>a</del>"), ("`\\~\\~` ~~c~~", "<code>\\~\\~</code> <del>c</del>"),
    ("~~a\\~b~~", "<del>a~b</del>"), ("~~a~~ ~~b~~", "<del>a</del> <del>b</del>"),
    ("*~~a* b~~", "<em>~~a</em> b~~"), ("~~a\nb~~", "<del>a\nb</del>"),
]
