import Foundation
import HTMLTree
import Testing

@Suite("Shortcodes")
struct ShortcodeTests {
    private static let configuration = """
        title: The Post
        url: https://post.example.org
        html: {frames: [charts.example.org]}

        """

    private func site(_ files: [String: String]) throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write(Self.configuration, to: "site.yml")
        try site.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "content/world/wall.svg")
        for (file, text) in files { try site.write(text, to: file) }
        return site
    }

    private func story(_ body: String, _ extra: String = "") -> String {
        "---\ntitle: A story\ndate: 2022-01-01\n\(extra)---\n\(body)\n"
    }

    /// What a story with this body has on its page.
    private func body(_ markdown: String, _ extra: String = "", templates: [String: String] = [:]) throws
        -> String
    {
        let files = Dictionary(
            uniqueKeysWithValues: templates.map { ("templates/shortcodes/\($0.key).html", $0.value) })
        let site = try site(files)
        try site.write(story(markdown, extra), to: "content/world/a.md")
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = try site.read("Public/world/a/index.html")
        return String(
            try #require(page.firstMatch(of: /<div class="body">\n((?:.|\n)*?)\n<\/div>\n<\/article>/)).1)
    }

    private static let show = "<p>{{ name }} {{ id }} {{ params.a }} {{ args | join('|') }} {{ text }}</p>\n"

    @Test("take values in every way of writing them")
    func takeValues() throws {
        let html = try body(
            #"{{< show a="x \"y\" \\ z" >}}"# + "\n\n{{< show a=`raw \\\"\nof \"two\" lines` >}}\n\n"
                + "{{<show a=b/c.d one \"two words\"/>}}\n\n{{% show a=<b> %}}{{% /show %}}\n",
            templates: ["show": Self.show])
        #expect(
            html == """
                <p>show show-1 x &#34;y&#34; \\ z  </p>
                <p>show show-2 raw \\&#34;
                of &#34;two&#34; lines  </p>
                <p>show show-3 b/c.d one|two words </p>
                <p>show show-4 &lt;b&gt;  </p>

                """)
    }

    @Test("are left alone in code, and shown where a story says so")
    func areLeftAloneInCode() throws {
        let html = try body(
            """
            `{{< nothing >}}` and ``{{< a`b >}}`` and \\{{< escaped >}} and {{</* show "x" -- *y* */>}}

                {{< nothing >}}

            ```
            {{< nothing
            ```

            - ~~~
              {{< nothing >}}
              ~~~
            """)
        #expect(
            html == """
                <p><code>{{&lt; nothing &gt;}}</code> and <code>{{&lt; a`b &gt;}}</code> and {{&lt; escaped &gt;}} \
                and {{&lt; show &quot;x&quot; -- *y* &gt;}}</p>
                <pre><code>{{&lt; nothing &gt;}}
                </code></pre>
                <pre><code>{{&lt; nothing
                </code></pre>
                <ul>
                <li>
                <pre><code>{{&lt; nothing &gt;}}
                </code></pre>
                </li>
                </ul>

                """)
    }

    @Test("stand in one another, in lists and in quotes, and among words where they are words")
    func standInOneAnother() throws {
        let html = try body(
            """
            Words {{< word >}}and *inner*{{< /word >}} words, **{{< word >}}bold{{< /word >}}**.

            - item

              {{< box >}}
              first

              {{< box >}}
              deep
              {{< /box >}}
              {{< /box >}}

            > {{< box >}}
            > quoted
            > {{< /box >}}
            """,
            templates: ["word": "<b>{{ inner }}</b>", "box": "<div id=\"{{ id }}\">\n{{ inner }}</div>\n"])
        #expect(
            html == """
                <p>Words <b>and <em>inner</em></b> words, <strong><b>bold</b></strong>.</p>
                <ul>
                <li>
                <p>item</p>
                <div id="box-1">
                <p>first</p>
                <div id="box-2">
                <p>deep</p>
                </div>
                </div>
                </li>
                </ul>
                <blockquote>
                <div id="box-3">
                <p>quoted</p>
                </div>
                </blockquote>

                """)
    }

    @Test("leave every identifier of the story to one place")
    func leaveIdentifiersUnique() throws {
        let html = try body(
            """
            ## Factbox 1

            Note.[^1]

            {{< factbox title="x" >}}
            ## Factbox 1

            Note.[^1]

            [^1]: Inner
            {{< /factbox >}}

            {{< factbox title="y" >}}
            Note.[^1]

            [^1]: Another
            {{< /factbox >}}

            [^1]: Outer
            """)
        let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(
            ids == [
                "factbox-1", "fnref-1", "factbox-1-2", "factbox-1-3", "fnref-factbox-1-2-1",
                "fn-factbox-1-2-1", "factbox-2", "fnref-factbox-2-1", "fn-factbox-2-1", "fn-1",
            ])
        let targets = html.matches(of: /\shref="#([^"]*)"/).map { String($0.1) }
        #expect(Set(targets).isSubset(of: ids) && targets.count == 6)
    }

    @Test("pass raw HTML around them, but nothing of the author's passes with them")
    func passRawHTML() throws {
        let site = try site([
            "content/world/a.md": story(
                "<div onclick=\"x()\">\n\n{{< youtube 0RKpf3rK57I >}}\n\n{{< factbox title=\"<i>\" >}}\n"
                    + "<script>alert(1)</script><u>kept</u>\n{{< /factbox >}}\n\n</div>\n<!-- {{< vimeo 1 >}} -->"
            )
        ])
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("content/world/a.md:10:1: warning: `<script>` is not allowed"))
        let page = try site.read("Public/world/a/index.html")
        #expect(page.contains("<div>\n<div class=\"player\"><iframe src=\"https://www.youtube-nocookie.com/"))
        #expect(page.contains("<u>kept</u>") && page.contains("&lt;i&gt;"))
        #expect(!page.contains("alert(1)") && !page.contains("player.vimeo.com"))
    }

    @Test("are plain words in stories that are no Markdown")
    func arePlainWords() throws {
        let typed = "{{< youtube 0RKpf3rK57I >}} and {{< nothing >}}"
        let site = try site([
            "content/world/a.txt": "---\ndate: 2022-01-01\n---\nHeadline\n\n\(typed)\n",
            "content/world/b.html":
                "---\ntitle: B\ndate: 2022-01-01\n---\n<p>\(typed.replacing("<", with: "&lt;"))</p>",
        ])
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for name in ["a", "b"] {
            let page = try site.read("Public/world/\(name)/index.html")
            let shown = "<p>{{&lt; youtube 0RKpf3rK57I &gt;}} and {{&lt; nothing &gt;}}</p>"
            #expect(page.contains(shown), "\(page)")
            let source = site.path + "/content/world/\(name)." + (name == "a" ? "txt" : "html")
            let converted = try Executable.run("convert", source)
            #expect(!converted.output.contains("{{<"), "\(converted.output)")
        }
    }

    @Test("count their words, and leave no mark in the summary")
    func countWords() throws {
        let site = try site([
            "content/world/a.md": story(
                "First {{< word >}}one{{< /word >}} sentence.\n\n{{< factbox title=\"x\" >}}\n"
                    + String(repeating: "word ", count: 346) + "\n{{< /factbox >}}"),
            "templates/shortcodes/word.html": "<b>{{ inner }}</b>",
        ])
        _ = try Executable.run("build", "--site", site.path)
        let page = try site.read("Public/world/a/index.html")
        #expect(page.contains("<span>2 min read</span>"))
        #expect(page.contains("<meta name=\"description\" content=\"First  sentence.\">"))
        #expect(
            !page.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) || $0.value >= 0x10FF00 })
    }

    @Test("in a story that somebody paid for have links that say so")
    func marksSponsoredLinks() throws {
        let html = try body(
            """
            [out](https://other.example.org/) [in](/world/a/) [own](https://post.example.org/world/a/)
            <a rel="nofollow" href="https://other.example.org/">raw</a>

            {{< figure src="wall.svg" href="https://other.example.org/" >}}
            """, "label: sponsored\nsponsor: Acme\n")
        #expect(
            html == """
                <p><a rel="sponsored" href="https://other.example.org/">out</a> <a href="../../world/a/">in</a> \
                <a href="https://post.example.org/world/a/">own</a>
                <a rel="nofollow sponsored" href="https://other.example.org/">raw</a></p>
                <figure><a rel="sponsored" href="https://other.example.org/">\
                <img src="../../world/wall.svg" alt="" loading="lazy"></a></figure>

                """)
    }

    @Test("in the stories of a section that somebody paid for have links that say so")
    func marksSponsoredLinksOfSection() throws {
        let site = try site([
            "site.yml":
                "title: T\nurl: https://post.example.org\nsections: [{slug: world, label: sponsored}]\n",
            "content/world/a.md": story("[out](https://other.example.org/)"),
            "content/world/b.md": story("[out](https://other.example.org/)", "label: opinion\n"),
        ])
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            try site.read("Public/world/a/index.html").contains(
                "<a rel=\"sponsored\" href=\"https://other.example.org/\">out</a>"))
        #expect(
            try site.read("Public/world/b/index.html").contains(
                "<a href=\"https://other.example.org/\">out</a>"))
    }

    @Test("hold back the files that only stories name which are not out")
    func holdBackFiles() throws {
        let table =
            "{{< table src=\"numbers.csv\" caption=\"x\" >}} \n\n{{< video src=clip.mp4 title=x poster=still.svg >}}"
        let site = try site([
            "content/world/a.md": story("Text."),
            "content/world/secret.md":
                "---\ntitle: Secret\ndate: 2999-01-01\nchart: own.svg\n---\n\(table)\n",
            "content/world/numbers.csv": "a,b\n1,2\n", "content/world/clip.mp4": "x",
            "content/world/still.svg": "<svg/>", "content/world/own.svg": "<svg/>",
        ])
        let held = ["world/numbers.csv", "world/clip.mp4", "world/still.svg", "world/own.svg"]
        var outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try Set(site.tree("Public").keys).isDisjoint(with: held))
        outcome = try Executable.run("build", "--site", site.path, "--at", "2999-01-01")
        #expect(try Set(site.tree("Public").keys).isSuperset(of: held))
    }

    @Test("become nothing active, whatever their values", arguments: InjectionTests.attacks)
    func becomeNothingActive(attack: String) throws {
        let value = "`" + attack.replacing("`", with: "'") + "`"
        let calls = [
            "{{< pullquote by=\(value) >}}\(attack){{< /pullquote >}}",
            "{{< factbox title=\(value) >}}\nText\n{{< /factbox >}}",
            "{{< keypoints title=\(value) >}}\n- x\n{{< /keypoints >}}",
            "{{< youtube id=0RKpf3rK57I title=\(value) >}}", "{{< vimeo id=1 title=\(value) >}}",
            "{{< frame src=\"https://charts.example.org/\" title=\(value) caption=\(value) >}}",
            "{{< figure src=wall.svg alt=\(value) title=\(value) caption=\(value) credit=\(value) >}}",
            "{{< gallery title=\(value) >}}\n![x](wall.svg)\n{{< /gallery >}}",
            "{{< audio src=wall.svg title=\(value) caption=\(value) >}}",
            "{{< video src=wall.svg title=\(value) caption=\(value) >}}",
            "{{< table src=cells.csv caption=\(value) >}}",
            "{{< own \(value) a=\(value) >}}\(attack){{< /own >}}",
            "{{< update date=\"2022-01-02\" title=\(value) author=\(value) >}}\nx\n{{< /update >}}",
        ]
        let addresses = [
            "{{< figure src=\(value) >}}", "{{< figure src=wall.svg href=\(value) >}}",
            "{{< frame title=x src=\(value) >}}",
            "{{< youtube \(value) >}}", "{{< vimeo \(value) >}}", "{{< audio title=x src=\(value) >}}",
            "{{< video title=x src=wall.svg poster=\(value) captions=\(value) >}}",
            "{{< own src=\(value) >}}",
        ]
        let cell = "\"" + attack.replacing("\"", with: "\"\"") + "\""
        let site = try site([
            "templates/shortcodes/own.html":
                "<p title=\"{{ params.a }}\">{{ inner }}{{ text }}{{ args[0] }}</p>",
            "content/world/cells.csv": "\(cell),\(cell)\n\(cell),\(cell)\n",
        ])
        for (number, call) in (calls + addresses).enumerated() {
            try site.write(story(call), to: "content/world/story-\(number).md")
        }
        var outcome = try Executable.run("build", "--site", site.path)
        for place in outcome.errors.matches(of: /(content\/world\/story-(\d+).md):\S+ error:/) {
            try? FileManager.default.removeItem(atPath: site.path + "/" + place.1)
        }
        outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let hosts = [
            "https://www.youtube-nocookie.com/", "https://player.vimeo.com/", "https://charts.example.org/",
        ]
        for (name, bytes) in try site.tree("Public") where name.hasSuffix(".html") {
            for objection in try ActiveContent.found(in: Array(bytes), framesFrom: hosts) {
                Issue.record("\(name): \(objection)")
            }
        }
    }

    @Test(
        "cost no more than linear time, whatever is typed",
        arguments: [
            "{{<", "{{< a ", "{{</*", "{{< a \"", "{{< /a >}}", "{{< own >}}", "{{< own >}}{{< /b >}}",
            "`{{<", "{{< a=`",
            "{{< own >}}{{< /own >}}", "{{< table src=t.csv caption=x >}}\n",
        ])
    func costLinearTime(piece: String) throws {
        let site = try site([
            "templates/shortcodes/own.html": "{{ inner }}{{ inner }}",
            "content/world/t.csv": String(repeating: "a,b\n", count: 1_000),
            "content/world/a.md": story(String(repeating: piece, count: 400_000 / piece.utf8.count)),
        ])
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try Executable.run("build", "--site", site.path) }
        #expect(time < .seconds(30), "\(time)")
    }
}
