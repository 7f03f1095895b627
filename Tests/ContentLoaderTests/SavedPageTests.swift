import ContentLoader
import Newsroom
import Testing

/// What pages of the web look like, beyond the tidy one of ``HTMLTests``.
struct SavedPageTests {
    /// The Markdown of a whole page with the given body.
    private func markdown(_ body: String, head: String = "<title>Head</title>") async throws -> String {
        let content = try await load("a.html", "<html>\(head)<body>\(body)</body></html>")
        #expect(content.diagnostics.map(\.text) == [])
        return String(decoding: try #require(content.articles.first).markdown, as: UTF8.self)
    }

    @Test(
        "Headings, paragraphs and boxes of prose stay, whatever words their names hold",
        arguments: [
            ("<h2 id=\"ad-market\">", "</h2>"), ("<p id=\"social-fallout\">", "</p>"),
            ("<h2 id=\"h-social-media\">", "</h2>"), ("<h2 id=\"related-party-deals\">", "</h2>"),
            ("<p class=\"share-price\">", "</p>"), ("<section class=\"menu-prices\"><p>", "</p></section>"),
            ("<div class=\"wp-block-columns has-sidebar-x\"><p>", "</p></div>"),
            ("<h2 id=\"comments\">", "</h2>"), ("<section id=\"social-media\"><p>", "</p></section>"),
            ("<p class=\"subscribe\">", "</p>"), ("<ul class=\"ad-spending-by-year\"><li>", "</li></ul>"),
        ])
    func keepsProse(opening: String, closing: String) async throws {
        let text = try await markdown(
            "<article><p>Before.</p>\(opening)Words\(closing)<p>After.</p></article>")
        let words = text.split(separator: "\n").map { $0.drop { "#- ".contains($0) } }
        #expect(words == ["Before.", "Words", "After."], "\(text)")
    }

    @Test("A box named like furniture goes where it holds little prose and stays where it holds the story")
    func weighsBoxes() async throws {
        let paragraphs = "<p>\(String(repeating: "A sentence of the story. ", count: 20))</p>"
        let furniture = """
            <div class="share-buttons"><span>Share this</span></div>
            <div id="ad_container_2"><p>Buy now!</p></div>
            <section class="related-posts"><h3>Related</h3><ul><li><a href="https://x.org/">Another story</a></ul></section>
            <div class="newsletter-signup"><h3>Sign up</h3><p>Every morning in your inbox.</p></div>
            <p class="byline">By Jane Doe</p>
            """
        let text = try await markdown(
            "<article><div class=\"content-sidebar\">\(paragraphs)\(furniture)</div></article>")
        #expect(text == String(repeating: "A sentence of the story. ", count: 20).dropLast() + "\n")
    }

    @Test("A box in the middle that is named like a story's body does not replace the story")
    func keepsStoryAroundBox() async throws {
        let paragraph = String(repeating: "A sentence of the story. ", count: 5).dropLast()
        let text = try await markdown(
            "<article><h1>T</h1><p>\(paragraph)</p><div class=\"entry-content\"><p>A box.</p></div></article>"
        )
        #expect(text == "\(paragraph)\n\nA box.\n")
    }

    @Test("Of several articles the one with the headline is the story")
    func findsHeadline() async throws {
        let articles =
            "<article><h1>T</h1><p>Teaser one</p></article>"
            + "<article><h1>U</h1><p>The much longer card of another story.</p></article>"
        for head in ["", "<title>T - Site</title>", "<meta property=og:title content=T>"] {
            let content = try await load("a.html", "<html>\(head)<body>\(articles)")
            #expect(describe(content) == "title: T\nslug: a\n\nTeaser one\n")
        }
        let content = try await load("a.html", "<html><title>U | Site</title><body>\(articles)")
        #expect(
            describe(content) == "title: U\nslug: a\n\nThe much longer card of another story.\n")
    }

    @Test("A body in parts is one body")
    func joinsParts() async throws {
        let text = try await markdown(
            "<article><h1>Head</h1><div class=entry-content><p>One</p></div><div class=ad>Buy</div>"
                + "<div class=entry-content><p>Two, which is longer</p></div></article>")
        #expect(text == "One\n\nTwo, which is longer\n")
    }

    @Test("Line breaks part words in code, headlines and captions, and several of them paragraphs")
    func keepsLineBreaks() async throws {
        let content = try await load(
            "a.html",
            """
            <html><body><article><h1>Council<br>votes today</h1>
            <pre><span>let a = 1<br>let c = 2</span></pre>
            <figure><img src="https://x.org/a.jpg" alt="A"><figcaption>The wall.<br>Photo: <a href="https://x.org/">Ana</a></figcaption></figure>
            <div>First.<br><br>Second.<br> <br/>Third.<br>Line</div><ul><li>a<br><br>b</li></ul></article></html>
            """)
        #expect(
            describe(content) == #"""
                title: Council votes today
                slug: a

                ```
                let a = 1
                let c = 2
                ```

                ![A](https://x.org/a.jpg "The wall. Photo: Ana")

                First.

                Second.

                Third.\
                Line

                - a

                  b

                """#)
    }

    @Test("Lists keep what stands between their items, and lists there belong to the item above")
    func readsLooseLists() async throws {
        #expect(
            try await markdown("<ul><li>a</li><ul><li>b1</li><li>b2</li></ul><li>c</li></ul>")
                == "- a\n  - b1\n  - b2\n- c\n")
        #expect(
            try await markdown("<ol>Say <em>this</em>:<li>a</li> <div>b</div><ol><li>d</ol></ol>")
                == "1. Say *this*:\n2. a\n3. b\n   1. d\n")
    }

    @Test(
        "A picture is found wherever the page keeps its address",
        arguments: [
            "<img src=\"/placeholder.gif\" data-src=\"https://x.org/e.jpg\" alt=E>",
            "<img srcset=\"https://x.org/s.jpg 400w, https://x.org/e.jpg 1200w,https://x.org/m.jpg 800w\" alt=E>",
            "<img src=\"data:image/gif;base64,R0lGOD\" data-srcset=\"https://x.org/e.jpg 2x, https://x.org/s.jpg\" alt=E>",
            "<picture><source srcset=\"https://x.org/e.jpg\"><img alt=E></picture>",
            "<amp-img src=\"https://x.org/e.jpg\" alt=E><noscript><img src=\"https://x.org/n.jpg\"></noscript></amp-img>",
            "<img src=\"data:image/gif;base64,R0lGOD\" class=lazy><noscript><img src=\"https://x.org/e.jpg\" alt=E></noscript>",
            "<img src=\"https://x.org/e.jpg\" alt=E><noscript><img src=\"https://x.org/n.jpg\"></noscript>",
        ])
    func findsPictures(html: String) async throws {
        #expect(
            try await markdown(
                "<article><p>x</p><figure>\(html)<figcaption>Cap</figcaption></figure></article>")
                == "x\n\n![E](https://x.org/e.jpg \"Cap\")\n")
        #expect(
            try await markdown("<article><p>x \(html) y</p></article>")
                == "x ![E](https://x.org/e.jpg) y\n")
    }

    @Test(
        "Links of a page lead to where they led on its site",
        arguments: [
            "<base href=\"https://x.org/2021/\"><link rel=canonical href=\"https://y.org/\">",
            "<link rel=canonical href=\"https://x.org/2021/talks.html?a#b\">",
            "<meta property=og:url content=\"https://x.org/2021/\">",
            "<base href=\"/2021/\"><link rel=canonical href=\"https://x.org/\">",
        ])
    func leadsLinks(head: String) async throws {
        let text = try await markdown(
            "<p><a href=\"/world/\">a</a> <a href=\"../b?c#d\">b</a> <a href=\"e/./f.html\">c</a> <a href=\"//z.org/g\">d</a>"
                + " <a href=\"#h\">e</a> <a href=\"mailto:x@y.org\">f</a> <a href=\"?p=1\">g</a> <img src=\"/i.jpg\"> <img src=\"t_files/j.jpg\"></p>",
            head: "<title>Head</title>" + head)
        #expect(
            text == "[a](https://x.org/world/) [b](https://x.org/b?c#d) [c](https://x.org/2021/e/f.html) "
                + "[d](https://z.org/g) [e](#h) [f](mailto:x@y.org) [g](https://x.org/2021/?p=1) "
                + "![](https://x.org/i.jpg) ![](t_files/j.jpg)\n")
    }

    @Test("Media in what stays HTML lead to their site too, with one address each")
    func leadsMedia() async throws {
        let text = try await markdown(
            "<p>x</p><video src=\"/v.mp4\" poster=\"/p.jpg\"></video><details><summary>s</summary>"
                + "<img src=\"/a.jpg\" srcset=\"/b.jpg 2x\"><a href=\"/c\">c</a></details>",
            head: "<title>Head</title><link rel=canonical href=\"https://x.org/\">")
        #expect(
            text == """
                x

                <div><video src="https://x.org/v.mp4" poster="https://x.org/p.jpg"></video></div>

                <details><summary>s</summary><img src="https://x.org/a.jpg"><a href="https://x.org/c">c</a></details>

                """)
    }

    @Test(
        "Links of a page from nowhere become text, with a warning each; those of a fragment are its author's")
    func dropsLostLinks() async throws {
        let body =
            "<h1>T</h1>\n<p><a href=\"/world/\">One</a> and <a href=\"two.html\">two</a>, <a href=\"b.md\">b</a></p>"
        let content = try await load("a.html", "<html>\n" + body)
        #expect(
            describe(content) == """
                content/a.html:3: warning: the link to `/world/` leads into the site that this page was saved from; it becomes text
                  3 | <p><a href="/world/">One</a> and <a href="two.html">two</a>, <a href="b.md">b</a></p>
                  hint: say where the page was: `<base href="https://…">`
                content/a.html:3: warning: the link to `two.html` leads into the site that this page was saved from; it becomes text
                  3 | <p><a href="/world/">One</a> and <a href="two.html">two</a>, <a href="b.md">b</a></p>
                  hint: say where the page was: `<base href="https://…">`
                title: T
                slug: a

                One and two, [b](b.md)

                """)
        let fragment = try await load("a.html", body)
        #expect(describe(fragment).hasSuffix("[One](/world/) and [two](two.html), [b](b.md)\n"))
        #expect(fragment.diagnostics.isEmpty)
    }
}
