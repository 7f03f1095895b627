import ContentLoader
import Newsroom
import Testing

struct HTMLTests {
    private static let page = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>Talks end - The Gazette</title>
        <meta property="og:title" content="Talks end | The Gazette"><meta property="og:site_name" content="The Gazette">
        <link rel="canonical" href="https://gazette.example/world/talks.html"><meta property="og:image" content="https://cdn.example/img/flags.jpg?w=1200">
        <meta name="description" content="What was said.">
        <script type="application/ld+json">[{"@type":"WebSite","name":"G"},{"@context":"https://schema.org","@type":["NewsArticle"],
        "datePublished":"2021-12-30T20:35:00Z","dateModified":"2021-12-31T08:00:00Z","author":[{"@type":"Person","name":"By Jane Doe"},{"name":"Tom Baker"}]}]</script>
        <style>p{}</style></head><body><nav><a href="/">Home</a><p>A very long navigation paragraph that is no story at all.</p></nav>
        <div class="cookie-consent"><p>We use cookies.</p></div>
        <article><header><h1>Talks end</h1><p class="byline">By Jane Doe</p></header>
        <div class="entry-content">
        <figure><img src="/img/flags.jpg" alt="Two flags"><figcaption>In <b>Geneva</b></figcaption></figure>
        <p>GENEVA &mdash; The <em>two</em> sides, <strong>"at last"</strong>, said 3 * 4 &lt; 13.<script>alert(1)</script></p>
        <div class="share-buttons"><a href="#">Share</a></div>
        <h2>What comes next</h2>
        <ul><li>One<ul><li>Nested</li></ul></li><li>Two</li></ul>
        <ol start="7"><li>Seven</li><li>Eight</li></ol>
        <blockquote><p>A quote</p><footer>in two</footer></blockquote><aside>Aside</aside>
        <p>See <a href="/a_(b)?x=1&amp;copy=2" title="The &quot;t&quot;">this</a>, <a href="javascript:alert(1)">not this</a>.<br>Next line</p>
        <figure><img src="b.jpg" alt="B"><figcaption>Caption</figcaption></figure>
        <table><thead><tr><th>A</th><th align="right">B|C</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
        <table><tr><td colspan="2">x</td></tr><tr><td>1</td><td>2</td></tr></table>
        <pre><code class="language-swift">let a = 1

        let b = "`"</code></pre>
        <p>H<sub>2</sub>O and <code>a_b</code></p>
        <hr><details onclick="x()"><summary>More</summary><p>Text

        here</p></details>
        <p style="display:none">hidden</p>
        </div><footer>Tags</footer></article>
        <div id="comments" class="comments-area"><div id="respond"><form id="commentform"><p>Leave a Reply</p></form></div></div>
        <footer><p>© The Gazette</p></footer></body></html>
        """

    @Test("Of a saved page the story is found, with what the page says of it, and becomes Markdown")
    func readsPage() async throws {
        let described = describe(try await load("world/talks.html", Self.page))
        #expect(
            described == #"""
                title: Talks end
                slug: talks
                section: world
                published: 2021-12-30T20:35:00Z
                updated: 2021-12-31T08:00:00Z
                authors: Jane Doe | Tom Baker
                standfirst: What was said.
                image: https://cdn.example/img/flags.jpg?w=1200 | Two flags | In Geneva | -
                comments: open

                GENEVA — The *two* sides, <strong>\"at last\"</strong>, said 3 \* 4 \< 13.

                ## What comes next

                - One
                  - Nested
                - Two

                7. Seven
                8. Eight

                > A quote
                >
                > in two

                See [this](https://gazette.example/a_%28b%29?x=1\&copy=2 "The \"t\""), not this.\
                Next line

                ![B](b.jpg "Caption")

                | A | B\|C |
                | --- | ---: |
                | 1 | 2 |

                <table><tbody><tr><td colspan="2">x</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>

                ```swift
                let a = 1

                let b = "`"
                ```

                H<sub>2</sub>O and `a_b`

                ***

                <details><summary>More</summary><p>Text&#10;&#10;here</p></details>

                """#)
    }

    @Test("A fragment is the story as a whole; front matter wins over what it says")
    func readsFragment() async throws {
        let text = "---\ntitle: Mine\ndate: 2021-12-30\n---\n<h1>Theirs</h1>\n<p>One\n<p>1. Two\n"
        #expect(
            describe(try await load("us/a.htm", text)) == """
                title: Mine
                slug: a
                section: us
                published: 2021-12-30T00:00:00-05:00

                # Theirs

                One

                1\\. Two

                """)
        let content = try await load("us/a.htm", text)
        let lines = try #require(content.articles.first?.lines)
        #expect([1, 3, 5].map { lines.sourceLine(ofMarkdownLine: $0) } == [5, 6, 7])
    }

    @Test("Without any marks the densest text is the story, and themes' marks give date and byline")
    func findsStoryByDensity() async throws {
        let text = """
            <html><title>Head | Site</title><div><p>Short.</p></div>
            <span class="author">By Jane Doe</span><time datetime="2021-12-30T10:00:00+01:00">today</time>
            <div><p>The story itself, which is much longer than all else.</p><p>It goes on.</p></div></html>
            """
        #expect(
            describe(try await load("us/a.html", text))
                == """
                title: Head
                slug: a
                section: us
                published: 2021-12-30T10:00:00+01:00
                authors: Jane Doe

                The story itself, which is much longer than all else\\.

                It goes on\\.

                """.replacing("\\.", with: "."))
    }

    @Test("A page in Windows-1252 is read as it says")
    func readsDeclaredEncodings() async throws {
        let page = Array("<meta charset=iso-8859-1><h1>Caf".utf8) + [0xE9] + Array("</h1><p>x</p>".utf8)
        #expect(describe(try await load(["a.html": page])) == "title: Café\nslug: a\n\nx\n")
        let other = Array("<meta charset=koi8-r><h1>".utf8) + [0xC1] + Array("</h1>".utf8)
        #expect(
            try await load(["a.html": other]).diagnostics.map(\.summary)
                == ["the encoding `koi8-r` is not one that can be read"])
    }

    private static let longText = String(repeating: "word ", count: 200)

    @Test("Tangled and deep pages are diagnostics, broken ones are read")
    func survivesHostilePages() async throws {
        for text in [
            String(repeating: "<div>", count: 100_000), String(repeating: "<b>", count: 50_000),
            String(repeating: "<blockquote><ul><li>", count: 60) + "x",
            "<table><tr><td>" + String(repeating: "<table>", count: 150),
            "<", "<!--", "<p", "<a href='", "&#x110000;", "<svg><p>x", "<ul><ul><ul>",
            "<script type=application/ld+json>{[[[",
            "<html>" + String(repeating: "<div class=ad>\(Self.longText)", count: 250),
            "<html>" + String(repeating: "<article><h1>T</h1><div class=entry-content>x", count: 100),
            "<html>" + String(repeating: "<p class=e-content>x</p>", count: 5_000),
            String(repeating: "<!-- --><noscript><img src=a></noscript>", count: 5_000),
            "<ul>" + String(repeating: "x<b>y</b><ul></ul>", count: 5_000),
            "<html><base href=//><link rel=canonical href='https://x'><a href='"
                + String(repeating: "../", count: 50_000),
            "<img srcset='" + String(repeating: "a 1w,", count: 50_000) + "'>",
            "<div>x" + String(repeating: "<br>", count: 50_000) + "y",
        ] { _ = try await load("a.html", text) }
    }
}
