import Foundation
import Testing

@Suite("Live coverage")
struct LiveCoverageTests {
    private func site(_ body: String, _ files: [String: String] = [:]) throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write(
            "title: The Post\nurl: https://post.example.org\ntime_zone: Europe/Kyiv", to: "site.yml")
        try site.write(
            "---\ntitle: The storm\ndate: 2022-02-14 18:00\nlive: true\n---\n\(body)\n",
            to: "content/world/storm.md")
        for (file, text) in files { try site.write(text, to: file) }
        try site.write(
            """
            {{ article.body }}
            {%- for entry in article.live.entries %}
            [{{ entry.id }}|{{ entry.title }}|{{ entry.published | iso8601 }}|{{ entry.author }}|{{ entry.text }}
            {{ entry.body }}]
            {%- endfor %}
            {{ article.summary }}

            """, to: "templates/article.html")
        return site
    }

    /// The story's page as of an instant.
    private func page(_ site: TemporaryFolder, at time: String = "2022-02-15") throws -> String {
        let outcome = try Executable.run("build", "--site", site.path, "--strict", "--at", time)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try site.read("Public/world/storm/index.html")
    }

    @Test(
        "is never shown as it is typed, whatever the format",
        arguments: [
            ("plain.txt", "Head\n\nPlain {{< update date=\"2099-01-01\" >}}SECRET{{< /update >}}\n"),
            ("page.html", "<h1>Head</h1><p>{{< update date=\"2099-01-01\" >}}</p><p>SECRET</p>"),
            ("escaped.html", "<h1>Head</h1><p>{{&lt; update date=\"2099-01-01\" &gt;}}</p><p>SECRET</p>"),
        ])
    func isNeverShownAsTyped(file: String, text: String) throws {
        let site = try site("Text.", ["content/world/2022-02-01-" + file: text])
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("live updates cannot be written in this format"), "\(outcome.errors)")
    }

    @Test("has shortcodes in all paragraphs of footnotes, and no notes in an entry's plain text")
    func hasFootnotes() throws {
        let entry = """
            {{< update date="2022-02-14 19:30" title="First" >}}
            Nine metres[^1].

            [^1]: Or ten.

                {{< nonsense >}}
            {{< /update >}}
            """
        let unknown = try site(entry)
        let broken = try Executable.run("build", "--site", unknown.path)
        #expect(
            broken.errors.contains("storm.md:11:9: error: there is no shortcode `nonsense`"),
            "\(broken.errors)")
        let page = try page(try site(entry.replacing("{{< nonsense >}}", with: "Or eleven.")))
        #expect(page.contains("|First|2022-02-14T19:30:00+02:00||Nine metres.\n"), "\(page)")
    }

    @Test("shows the newest entry first, each by its own anchor in the newsroom's time")
    func showsNewestFirst() throws {
        let site = try site(
            """
            The introduction.

            {{< update date="2022-02-14 19:30" title="First" >}}
            Text of *the* first.
            {{< /update >}}
            {{< update date="2022-02-14T19:40:05Z" author="Ana Ruiz" >}}Second.{{< /update >}}

            Between.

            {{< update date="2022-02-14 19:30" title="Same time" id="Bridge-2" >}}

            - a list
            - of things

            {{< /update >}}
            """)
        #expect(
            try page(site) == """
                <p>The introduction.</p>
                <p>Between.</p>

                [update-20220214-214005||2022-02-14T21:40:05+02:00|Ana Ruiz|Second.
                <p>Second.</p>
                ]
                [Bridge-2|Same time|2022-02-14T19:30:00+02:00||a list of things
                <ul>
                <li>a list</li>
                <li>of things</li>
                </ul>
                ]
                [update-20220214-1930|First|2022-02-14T19:30:00+02:00||Text of the first.
                <p>Text of <em>the</em> first.</p>
                ]
                The introduction.
                """)
    }

    @Test("leaves no trace of an entry before its time, nor of its pictures, and says when it comes")
    func leavesNoTrace() throws {
        let entry =
            "{{< update date=\"2022-02-14 20:00\" title=\"Early\" >}}\n## Heading\n{{< /update >}}\n\n"
        let secret = """
            {{< update date="2022-02-14 21:00:01" title="SECRET" id="SECRET" author="SECRET" >}}
            ## Heading

            {{< figure src="SECRET.svg" caption="SECRET" >}}
            {{< /update >}}
            """
        let files = ["content/world/SECRET.svg": "<svg/>"]
        let site = try site(entry + secret, files)
        let before = try page(site, at: "2022-02-14 21:00:00+02:00")
        for (name, bytes) in try site.tree("Public") {
            #expect(!name.contains("SECRET") && !String(decoding: bytes, as: UTF8.self).contains("SECRET"))
        }
        let next = try Executable.run("next-change", "--site", site.path, "--at", "2022-02-14 21:00:00+02:00")
        #expect(next.output.contains("2022-02-14T19:00:01Z"), "\(next.output)\(next.errors)")
        let without = try self.site(entry)
        #expect(try page(without, at: "2022-02-14 21:00:00+02:00") == before)

        let after = try page(site, at: "2022-02-14 21:00:01+02:00")
        #expect(after.contains("[SECRET|SECRET|2022-02-14T21:00:01+02:00|SECRET|"))
        #expect(after.contains("<h2 id=\"heading\">Heading</h2>\n]"), "the older entry keeps its anchors")
        #expect(after.contains("<h2 id=\"heading-2\">"))
        #expect(try site.tree("Public").keys.contains("world/SECRET.svg"))
    }

    @Test("keeps a picture that the story shows already")
    func keepsPictureShownAlready() throws {
        let entry = "{{< update date=\"2999-01-01\" >}}\n![x](wall.svg)\n{{< /update >}}"
        let site = try site("![x](wall.svg)\n\n" + entry, ["content/world/wall.svg": "<svg/>"])
        _ = try page(site)
        #expect(try site.tree("Public").keys.contains("world/wall.svg"))
    }

    @Test("takes its summary from the first entry where there is no introduction")
    func takesSummaryFromFirstEntry() throws {
        let site = try site("{{< update date=\"2022-02-14 20:00\" >}}Ferries stay in port.{{< /update >}}")
        #expect(try page(site).hasSuffix("\nFerries stay in port."))
    }

    @Test("shows its entries on the default theme's page, each in an article with its anchor")
    func showsEntriesOnDefaultPage() throws {
        let site = try site("{{< update date=\"2022-02-14 20:00\" title=\"Closed\" >}}Text.{{< /update >}}")
        try FileManager.default.removeItem(atPath: site.path + "/templates/article.html")
        let page = try page(site)
        #expect(page.contains("<article class=\"update\" id=\"update-20220214-2000\">"))
        #expect(
            page.contains("<a href=\"#update-20220214-2000\"><time datetime=\"2022-02-14T20:00:00+02:00\">"))
    }
}
