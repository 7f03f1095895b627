import ContentLoader
import Newsroom
import Testing

struct ConversionTests {
    @Test("What is converted reads again as the same article")
    func roundTrips() async throws {
        let sources = [
            "world/talks.txt":
                "GENEVA: “talks” & more\n\nBy Jane Doe\n\n2021-12-30 14:05 Europe/Paris\n\n# not a heading\n\n---\n\nLeave a Reply\n",
            "world/page.html":
                "<html><meta property='og:image' content='/x.jpg'><meta property='og:image:alt' content='A \"b\"'>"
                + "<meta name=description content='One: two'><h1>T # 1: x</h1><time datetime=2021-12-30>x</time>"
                + "<article><p>Text</p></article></html>",
            "world/2021-12-30-full.md": """
            ---
            title: "- [x] \\"T\\" \\\\ 🙂 é \\u202e"
            updated: 2022-01-01 10:00 -03:30
            authors: [Jane Doe, "O'Neil, Jr."]
            kicker: "K: x"
            summary: S
            dateline: "NO"
            tags: ["2021", "a, b", "#c"]
            slug: other
            permalink: /p/
            aliases: [/a/, /b.html]
            draft: true
            comments: closed
            image: {src: a.jpg, alt: "x: y", caption: "'c'", credit: "\\"d\\""}
            mood: {a: [1, 2.5, true, null, "null", "no", "1"], "b c": {d: "e\\nf"}}
            empty: []
            ---

            # Heading

            Body
            """,
        ]
        for (path, text) in sources {
            let first = try await load(path, text)
            let article = try #require(first.articles.first, "\(first.diagnostics.map(\.text))")
            let converted = ArticleConverter.convert(
                path: "content/" + path, bytes: Array(text.utf8),
                timeZone: try #require(SiteTimeZone(name: "America/New_York")))
            #expect(converted.diagnostics.isEmpty)
            let second = try await load(["elsewhere/x.md": try #require(converted.markdown)])
            #expect(second.diagnostics.isEmpty)
            #expect(second.articles.map(describe) == [describe(article)])
        }
    }

    @Test("The front matter is plain YAML")
    func writesFrontMatter() throws {
        let text = "Talks end\n\nBy Jane Doe\n\nText.\n"
        let converted = ArticleConverter.convert(
            path: "in/talks.txt", bytes: Array(text.utf8), timeZone: .utc)
        #expect(
            String(decoding: converted.markdown ?? [], as: UTF8.self) == """
                ---
                title: "Talks end"
                slug: "talks"
                authors: ["Jane Doe"]
                ---
                Text.

                """)
    }

    @Test("A file that is no source is said to be none")
    func refusesOthers() {
        let converted = ArticleConverter.convert(path: "a.docx", bytes: [], timeZone: .utc)
        #expect(converted.markdown == nil)
        #expect(
            converted.diagnostics.map(\.hint) == [
                "sources end in `.htm`, `.html`, `.markdown`, `.md`, `.txt`"
            ])
    }
}
