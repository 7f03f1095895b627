import ContentLoader
import Newsroom
import Testing

struct FrontMatterTests {
    @Test("Every known key is read in YAML, with the names of other generators")
    func readsKnownKeys() async throws {
        let content = try await load(
            "world/talks.md",
            """
            ---
            headline: "Talks: day two"
            publishDate: 2021-12-30 15:30
            last_modified_at: 2021-12-30 18:00 -05:00
            byline: By Jane Doe, Tom Baker & Ana Ruiz
            dek: What was said
            kicker: Diplomacy
            location: GENEVA
            section: Foreign Affairs
            tags: [Russia, Ukraine]
            categories: ukraine, Europe
            slug: Second Day
            permalink: /special/talks/
            redirect_from: [/old/, older/]
            status: draft
            cover: {src: flags.jpg, alt: Two flags, credit: AP}
            image_caption: In Geneva
            comments: open
            language: en
            params: {mood: calm}
            ---
            Body *text*.

            """)
        #expect(
            describe(content) == """
                title: Talks: day two
                slug: second-day
                section: foreign-affairs
                published: 2021-12-30T15:30:00-05:00
                updated: 2021-12-30T18:00:00-05:00
                authors: Jane Doe | Tom Baker | Ana Ruiz
                kicker: Diplomacy
                standfirst: What was said
                dateline: GENEVA
                tags: Russia | Ukraine | Europe
                image: flags.jpg | Two flags | In Geneva | AP
                permalink: /special/talks/
                aliases: /old/ | /older/
                draft
                comments: open
                extra.mood: text("calm")
                extra.language: text("en")

                Body *text*.

                """)
        let article = try #require(content.articles.first)
        #expect(article.lines.sourceLine(ofMarkdownLine: 1) == 22)
        #expect(article.places["slug"]?.line == 12)
        #expect(article.places["slug"]?.column == 7)
    }

    @Test(
        "TOML and JSON say the same as YAML",
        arguments: [
            "+++\ntitle = \"T\"\ndate = 2021-12-30\nauthors = [\"A\", {name = \"B\"}]\n[extra]\nx = 1\n+++\nBody\n",
            "{\n \"title\": \"T\", \"date\": \"2021-12-30\",\n \"authors\": [\"A\", {\"name\": \"B\"}], \"extra\": {\"x\": 1}\n}\nBody\n",
            "---\ntitle: T\ndate: 2021-12-30\nauthors:\n- By A\n- name: B\nx: 1\n...\nBody\n",
        ])
    func readsAllFormats(text: String) async throws {
        #expect(
            describe(try await load("us/t.md", text)) == """
                title: T
                slug: t
                section: us
                published: 2021-12-30T00:00:00-05:00
                authors: A | B
                extra.x: integer(1)

                Body

                """)
    }

    @Test("Jekyll's file names and flags are understood")
    func readsJekyll() async throws {
        let text = "---\npublished: false\n---\n# The *big* day #\n\nBody\n"
        #expect(
            describe(try await load("us/2021-12-30-big-day.md", text)) == """
                title: The big day
                slug: big-day
                section: us
                published: 2021-12-30T00:00:00-05:00
                draft


                Body

                """)
    }

    @Test(
        "What is wrong is said at its place",
        arguments: [
            (
                "title: \"\"\ndate: 2021-12-30",
                """
                content/us/a.md:2:8: error: the title is empty
                  2 | title: ""
                    |        ^~
                """
            ),
            (
                "title: A\ndate: 2021-02-30",
                """
                content/us/a.md:3:7: error: there is no such date or time as `2021-02-30`
                  3 | date: 2021-02-30
                    |       ^~~~~~~~~~
                """
            ),
            (
                "title: A\ndat: 2021-12-30",
                """
                content/us/a.md:1: error: the story has no date
                  1 | ---
                  hint: add `date: 2021-12-30 14:05`
                content/us/a.md:3:1: warning: unknown key `dat`
                  3 | dat: 2021-12-30
                    | ^~~
                  hint: did you mean `date`?
                """
            ),
            (
                "title: A\ndate: 2021-12-30\nupdated: 2021-12-29\naliases: [/ok/, ../up]\nurl: https://example.com/x",
                """
                content/us/a.md:4:10: warning: the story was updated before it was published
                  4 | updated: 2021-12-29
                    |          ^~~~~~~~~~
                  hint: check both dates
                content/us/a.md:5:17: error: `../up` has `..` between its slashes
                  5 | aliases: [/ok/, ../up]
                    |                 ^~~~~
                  hint: write a path of this site, such as `/about/`
                content/us/a.md:6:6: error: `https://example.com/x` is an address of another site, not a path
                  6 | url: https://example.com/x
                    |      ^~~~~~~~~~~~~~~~~~~~~
                  hint: write a path of this site, such as `/about/`
                """
            ),
        ])
    func reportsTrouble(header: String, expected: String) async throws {
        let content = try await load("us/a.md", "---\n\(header)\n---\nBody\n")
        #expect(content.diagnostics.map(\.text).joined(separator: "\n") == expected)
    }

    @Test(
        "Paths that could lead elsewhere are refused",
        arguments: [
            "//evil.example/", "javascript:alert(1)", "/a/../b", "/a/./b", "a\\\\b", "/a?x", "/a#x",
            "/%2e%2e/",
            "/a\\u0007", "/a//b", "/a b", "/:title/", "/a\\u202eb", "/%ff/", "/a%0ab/", "/a%3fb/",
            "/%e2%80%ae/",
        ])
    func refusesPaths(path: String) async throws {
        let content = try await load("a.md", "---\ntitle: A\npermalink: \"\(path)\"\n---\n")
        #expect(content.diagnostics.count == 1)
        #expect(content.diagnostics.hasErrors)
    }

    @Test("What exporters leave empty is as if it were not there, but for the title")
    func skipsEmptyValues() async throws {
        let keys = [
            "slug", "permalink", "aliases", "lastmod", "draft", "section", "image", "featured_image",
            "status",
            "comments", "author", "tags", "description", "published", "image_alt",
        ]
        for empty in ["\"\"", "''", "", "\" \""] {
            let header = keys.map { "\($0): \(empty)\n" }.joined() + "cover: {src: \(empty), alt: x}\n"
            let content = try await load("a.md", "---\ntitle: A\n\(header)---\nBody\n")
            #expect(describe(content) == "title: A\nslug: a\n\nBody\n")
        }
    }

    @Test("Percent-encoded addresses are read as what they stand for, and convert back to themselves")
    func decodesAddresses() async throws {
        let text = """
            ---
            title: A
            url: /2021/%d0%ba%d0%b8%d1%97%d0%b2/
            slug: "%d0%ba%d0%b8%d1%97%d0%b2"
            aliases: ["/caf%C3%A9/", /100%/, "/a%20b/", "/%2541/"]
            ---
            Body

            """
        let content = try await load("a.md", text)
        let expected = """
            title: A
            slug: київ
            permalink: /2021/київ/
            aliases: /café/ | /100%/ | /a b/ | /%41/

            Body

            """
        #expect(describe(content) == expected)
        let converted = ArticleConverter.convert(path: "a.md", bytes: Array(text.utf8), timeZone: .utc)
        #expect(describe(try await load(["a.md": try #require(converted.markdown)])) == expected)
        let wrong = try await load("a.md", "---\ntitle: A\nslug: \"%ff\"\n---\n")
        #expect(wrong.diagnostics.map(\.summary) == ["`%ff` is percent-encoded, but not of UTF-8"])
    }

    @Test("Jekyll's links to other sites and its flags are no addresses and dates of ours")
    func readsJekyllsLinks() async throws {
        let content = try await load(
            "us/2021-12-30-a.md", "---\ntitle: A\nlink: https://other.site/x\npublished: no\n---\nBody\n")
        #expect(
            describe(content) == """
                title: A
                slug: a
                section: us
                published: 2021-12-30T00:00:00-05:00
                draft
                extra.link: text("https://other.site/x")

                Body

                """)
        let open = try await load("us/2021-12-30-a.md", "---\ntitle: A\npublished: yes\nlink: /x/\n---\n")
        #expect(open.diagnostics.isEmpty)
        #expect(open.articles.map(\.status) == [.ready])
        #expect(open.articles.map(\.permalink?.text) == ["x/"])
    }

    @Test("A block that does not end is an error")
    func reportsUnclosedBlocks() async throws {
        for (text, hint) in [
            ("---\ntitle: A\n\nBody\n", "end it with a line `---`"),
            ("+++\ntitle = 'A'\n\nBody\n", "end it with a line `+++`"),
            ("{\"title\": \"A\",\n\nBody\n", "end it with `}` on a line of its own"),
        ] {
            let content = try await load("a.md", text)
            #expect(content.diagnostics.map(\.summary) == ["the front matter has no end"])
            #expect(content.diagnostics.map(\.hint) == [hint])
        }
    }

    @Test("Text that merely begins like front matter stays text")
    func keepsText() async throws {
        for text in ["---\nNote: this is text\n---\nBody", "{ a thought }\nBody", "+++ stop +++\nBody"] {
            let content = try await load("a.txt", text)
            let first = text.split(separator: "\n")[0]
            #expect(content.articles.map(\.title) == [String(first)])
            #expect(content.diagnostics.isEmpty)
        }
        let content = try await load("a.md", "---\n\n# Title\n\nText\n\n---\n")
        #expect(content.diagnostics.map(\.summary) == ["the story has no title"])
    }
}
