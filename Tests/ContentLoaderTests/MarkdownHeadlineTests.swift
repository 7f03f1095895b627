import ContentLoader
import Newsroom
import Testing

struct MarkdownHeadlineTests {
    @Test(
        "A heading is the title as readers see it",
        arguments: [
            ("The _Post_ & [friends](https://x.y/a_(b) \"t\") AT&amp;T", "The Post & friends AT&T"),
            ("The *big* **day** ***now***", "The big day now"), ("__All__ of `a_b *c*`", "All of a_b *c*"),
            ("3 * 4 and snake_case_name", "3 * 4 and snake_case_name"), ("A 5* hotel", "A 5* hotel"),
            ("\\*Not\\* \\_this\\_ &copy; &#42; \\&amp;", "*Not* _this_ © * &amp;"),
            ("One<br>two <em>three</em> < 4 & <https://x.y/>", "Onetwo three < 4 & https://x.y/"),
            ("![Alt](a.jpg) text [1] [x][y]", "Alt text [1] [x][y]"), ("~~Old~~ new ~1", "Old new ~1"),
            ("Closed #", "Closed"), ("C#", "C#"), ("*_Both_* and *un_closed", "Both and *un_closed"),
        ])
    func readsHeadings(markdown: String, title: String) async throws {
        #expect(
            describe(try await load("a.md", "# \(markdown)\n\nBody\n"))
                == "title: \(title)\nslug: a\n\n\nBody\n")
    }

    @Test(
        "It may stand under comments, underlined, and on several lines",
        arguments: [
            "<!-- note -->\n# T & *U*\nBody\n", "<!--\n# no\n\n-->\n\n# T & U\nBody\n",
            "T &amp; U\n=====\nBody\n",
            "T &\n_U_\n===\nBody\n", "*T*\n&\nU\n=\nBody\n",
        ])
    func findsHeadings(markdown: String) async throws {
        #expect(describe(try await load("a.md", markdown)) == "title: T & U\nslug: a\n\nBody\n")
        let same = try await load("a.md", "---\ntitle: T & U\n---\n" + markdown)
        #expect(describe(same) == "title: T & U\nslug: a\n\nBody\n")
        #expect(
            same.articles.first?.lines.sourceLine(ofMarkdownLine: 1) == markdown.split(
                separator: "\n", omittingEmptySubsequences: false
            ).count + 2)
    }

    @Test(
        "What is no heading stays text",
        arguments: [
            "Text\n\nMore\n===\n", "- item\n===\n", "> quote\n===\n", "<!-- a --> # T\n", "    # code\n",
            "#T\n",
            "Text\n# T\n", "<p>x\n===\n", "<!-- open\n# T\n",
        ])
    func keepsText(markdown: String) async throws {
        let content = try await load("a.md", "---\ntitle: X\n---\n" + markdown)
        #expect(describe(content) == "title: X\nslug: a\n\n" + markdown)
        let untitled = try await load("a.md", markdown)
        #expect(untitled.diagnostics.map(\.summary) == ["the story has no title"])
    }

    @Test("Hostile headings take no long time")
    func survivesHostileHeadings() async throws {
        for piece in ["*a", "_a ", "[a](b", "`", "``a", "<a", "*a_b ", "a\n", "<!--", "&", "![", "a** "] {
            _ = try await load("a.md", "# " + String(repeating: piece, count: 200_000 / piece.count) + "\n")
            _ = try await load("a.md", "# " + String(repeating: piece, count: 4_000 / piece.count) + "\n")
            _ = try await load("a.md", String(repeating: piece, count: 200_000 / piece.count) + "\n===\n")
        }
    }
}
