import ContentLoader
import Newsroom
import Testing

struct PlainTextTests {
    @Test("An article saved from the web gives headline, byline, date and dateline; comment remains go")
    func readsSavedArticle() async throws {
        let text = """
            Leaders speak for 50 minutes

            By JANE DOE and Tom Baker, Staff Writers
            Published: December 30, 2021 at 4:05 p.m.

            GENEVA (AP) — The two leaders "spoke" on Thursday -- their
            second call of the month...

            What comes next
            ---------------

            • Talks in Geneva
            • More talks

            1. First
            2. Second

            Be the first to comment

            Leave a Reply
            Your email address will not be published.\u{A0}Required fields are marked *
            Name *
            *

            """
        let described = describe(try await load("world/call.txt", text))
        #expect(
            described == #"""
                title: Leaders speak for 50 minutes
                slug: call
                section: world
                published: 2021-12-30T16:05:00-05:00
                authors: JANE DOE | Tom Baker
                dateline: GENEVA
                comments: open

                GENEVA (AP) — The two leaders \"spoke\" on Thursday \-\- their
                second call of the month\.\.\.

                ## What comes next

                - Talks in Geneva
                - More talks

                1\. First\
                2\. Second

                """#)
    }

    @Test(
        "What WordPress leaves of a comment area goes, whichever of its lines were saved",
        arguments: [
            """
            Be the first to comment on "The headline"

            Leave a Reply
            Your email address will not be published. Required fields are marked *
            Comment *
            Name *
            Email *
            Website
            Save my name, email, and website in this browser for the next time I comment.
            Notify me of follow-up comments by email.
            Notify me of new posts by email.
            Post Comment
            Δ
            This site uses Akismet to reduce spam. Learn how your comment data is processed.
            """,
            "Be the first to comment on “The headline”",
            "Leave a Reply\nYou must be logged in to post a comment.",
            "You must be logged in to post a comment.",
            "This site uses Akismet to reduce spam.\nLearn how your comment data is processed.",
        ])
    func dropsCommentRemains(remains: String) async throws {
        let content = try await load("a.txt", "Title\n\nThe story.\n\n\(remains)\n")
        #expect(describe(content) == "title: Title\nslug: a\ncomments: open\n\nThe story.\n")
    }

    @Test("Lines of the Markdown lead back to those of the file")
    func mapsLines() async throws {
        let content = try await load(
            "world/a.txt", "---\ndate: 2021-12-30\n---\nTitle\n\nOne\ntwo\n\n\nThree\n")
        let lines = try #require(content.articles.first?.lines)
        #expect((1...4).map { lines.sourceLine(ofMarkdownLine: $0) } == [6, 7, 10, 10])
    }

    @Test("With a title in front matter the first line is text, unless it says the title again")
    func keepsFirstLine() async throws {
        let header = "---\ntitle: The Title\n---\n"
        #expect(
            describe(try await load("a.txt", header + "Some text\nmore"))
                == "title: The Title\nslug: a\n\nSome text\nmore\n")
        #expect(
            describe(try await load("a.txt", header + "The  Title\nmore"))
                == "title: The Title\nslug: a\n\nmore\n")
    }

    @Test(
        "What only resembles a byline, date, dateline or comment area stays text",
        arguments: [
            "By the river they sat.", "By Tuesday", "By Jane Doe she was called by all of them.",
            "12/30/2021",
            "December is cold", "December 32, 2021", "May 2021", "Name", "Email\n\nWebsite",
            "He asked us to leave a reply", "Be the first to comment on the new bridge", "Δ", "1984. A year",
            "WHO — the band",
        ])
    func keepsText(line: String) async throws {
        let content = try await load("a.txt", "Title\n\n\(line)\n")
        let article = try #require(content.articles.first)
        let words = String(decoding: article.markdown, as: UTF8.self).replacing("\\", with: "")
        #expect(words == line + "\n")
        #expect(article.authors.isEmpty && article.published == nil && article.commentsAreOpen == nil)
    }

    @Test(
        "Datelines and dates are told in their usual forms",
        arguments: [
            ("WASHINGTON, Dec 30 (Wire) - Text", "dateline: WASHINGTON"),
            ("PARIS, Texas (AP) -- Text", "dateline: PARIS, Texas"),
            ("ST. PAUL — Text", "dateline: ST. PAUL"),
            ("BREAKING — Text", nil), ("Geneva — Text", nil),
            ("30 December 2021 14:05", "published: 2021-12-30T14:05:00-05:00"),
            ("Updated Thu, Dec. 30th, 2021, 2pm", "updated: 2021-12-30T14:00:00-05:00"),
            ("By Jane Doe | 2021-12-30 14:05 UTC", "published: 2021-12-30T14:05:00Z\nauthors: Jane Doe"),
            ("Comments are closed.", "comments: closed"),
        ] as [(String, String?)])
    func readsHeads(line: String, expected: String?) async throws {
        let description = describe(try await load("a.txt", "Title\n\n\(line)\n"))
        let found = description.split(separator: "\n\n")[0].split(separator: "\n").dropFirst(2)
        #expect(found.joined(separator: "\n") == expected ?? "")
    }

    @Test("An empty file has no title")
    func reportsEmptyFiles() async throws {
        for text in ["", "\n\n", " \u{A0}\n"] {
            let content = try await load("a.txt", text)
            #expect(content.diagnostics.map(\.summary) == ["the story has no title"])
        }
    }
}
