import Foundation
import Testing

@Suite("A story that is not out")
struct EmbargoTests {
    private static let marker = "zqxmarker"

    /// A site with one story under embargo until 06:00 UTC whose every field and file has the marker in it, and two
    /// others that are out and share what can be shared.
    private static func site(_ status: String = "embargo: 2026-03-02T06:00:00Z") throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write(
            """
            title: The Post
            url: https://post.example.org
            comments: {action: "https://comments.example.org/post"}
            """, to: "site.yml")
        try site.write(
            """
            ---
            title: Headline \(marker)
            date: 2026-03-01
            \(status)
            slug: slug-\(marker)
            updated: 2026-03-02T06:00:00Z
            authors: [Ana Ruiz, Author \(marker)]
            kicker: Kicker \(marker)
            standfirst: Standfirst \(marker)
            dateline: DATELINE \(marker)
            tags: [Harbour, Tag \(marker)]
            topics: [Topic \(marker)]
            series: Series \(marker)
            label: sponsored
            sponsor: Sponsor \(marker)
            key_points: [Point \(marker)]
            corrections: [{date: 2026-03-02T06:00:00Z, text: Correction \(marker)}]
            related: [../world/ferry.md]
            live: {start: 2026-03-01}
            access: subscribers
            image: {src: lead-\(marker).svg, alt: Alt \(marker), caption: Caption \(marker), credit: Credit \(marker)}
            aliases: [/old-\(marker)/]
            bureau: Bureau \(marker)
            photo: extra-\(marker).svg
            ---
            Body \(marker) with ![a picture](body-\(marker).svg) and [a file](file-\(marker).pdf).

            <img src="raw-\(marker).svg" alt="x">

            ## Heading \(marker)
            """, to: "content/secret-\(marker)/story-\(marker).md")
        for file in ["lead-\(marker).svg", "body-\(marker).svg", "raw-\(marker).svg", "extra-\(marker).svg"] {
            try site.write(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
                to: "content/secret-\(marker)/\(file)")
        }
        try site.write("%PDF", to: "content/secret-\(marker)/file-\(marker).pdf")
        try site.write(
            "name: Author \(marker)\nbiography: Biography \(marker)\nimage: face-\(marker).svg",
            to: "content/authors/author-\(marker).yml")
        try site.write(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "content/authors/face-\(marker).svg")
        try site.write("title: Tag \(marker)", to: "content/tags/tag-\(marker).yml")
        try site.write(
            "{\"comments\": [{\"id\": \"1\", \"author\": \"\(marker)\", \"date\": \"2026-03-01\", \"text\": \"\(marker)\"}]}",
            to: "comments/secret-\(marker)/slug-\(marker).json")
        try site.write(
            """
            lead: ../content/secret-\(marker)/story-\(marker).md
            """.replacing("../content/", with: ""), to: "content/front.yml")
        try site.write(
            """
            ---
            title: The ferry
            date: 2026-02-28
            author: Ana Ruiz
            tags: Harbour
            related: [/secret-\(marker)/slug-\(marker)/]
            ---
            The ferry, see [the other story](../secret-\(marker)/story-\(marker).md).
            """, to: "content/world/ferry.md")
        try site.write(
            "---\ntitle: The tide\ndate: 2026-02-27\ntags: [Harbour]\n---\nThe tide.\n",
            to: "content/world/tide.md")
        return site
    }

    private static func traces(in tree: [String: Data]) -> [String] {
        tree.filter { name, bytes in
            name.lowercased().contains(marker)
                || String(decoding: bytes, as: UTF8.self).lowercased().contains(marker)
        }.map(\.key).sorted()
    }

    @Test("leaves no trace in any byte or name one second before, and is out at the moment")
    func leavesNoTrace() throws {
        let site = try Self.site()
        let before = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T05:59:59Z")
        #expect(before.status == 0, "\(before.errors)")
        let tree = try site.tree("Public")
        #expect(Self.traces(in: tree) == [])
        #expect(tree["world/ferry/index.html"] != nil)
        let at = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T07:00:00+01:00")
        #expect(at.status == 0, "\(at.errors)")
        let out = try site.tree("Public")
        for name in [
            "secret-\(Self.marker)/slug-\(Self.marker)/index.html", "tags/tag-\(Self.marker)/index.html",
            "authors/author-\(Self.marker)/index.html", "series/series-\(Self.marker)/index.html",
            "topics/topic-\(Self.marker)/index.html", "old-\(Self.marker)/index.html",
            "secret-\(Self.marker)/lead-\(Self.marker).svg", "secret-\(Self.marker)/body-\(Self.marker).svg",
            "secret-\(Self.marker)/raw-\(Self.marker).svg", "secret-\(Self.marker)/extra-\(Self.marker).svg",
            "secret-\(Self.marker)/file-\(Self.marker).pdf", "authors/face-\(Self.marker).svg",
            "corrections/index.html",
        ] { #expect(out[name] != nil, "\(name)") }
        // And a build of the time before takes everything away again.
        _ = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T05:59:59Z")
        #expect(try site.tree("Public") == tree)
    }

    @Test("keeps its own folder back, and no other", arguments: ["secret/index.md", "secret/Index.md"])
    func keepsItsFolderBack(source: String) throws {
        let site = try TemporaryFolder()
        try site.write("title: The Post\nurl: https://post.example.org\n", to: "site.yml")
        let draft = "---\ntitle: Draft\ndate: 2026-03-01\ndraft: true\n---\nText.\n"
        try site.write(draft, to: "content/world/" + source)
        // A story in `content/` itself shares that folder with all others.
        try site.write(draft, to: "content/index.md")
        try site.write(
            "---\ntitle: The tide\ndate: 2026-02-27\n---\nThe tide.\n", to: "content/world/tide.md")
        for file in ["secret/plan.pdf", "secret/deep/map.pdf", "tables.pdf"] {
            try site.write("%PDF", to: "content/world/" + file)
        }
        let outcome = try Executable.run("build", "--site", site.path, "--at", "2026-03-02")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try site.tree("Public").keys.filter { $0.hasSuffix(".pdf") } == ["world/tables.pdf"])
    }

    @Test("is the same site as one that does not have it")
    func isSameSiteAsWithout() throws {
        let site = try Self.site()
        _ = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T05:59:59Z")
        let with = try site.tree("Public")
        for file in [
            "content/secret-\(Self.marker)", "comments/secret-\(Self.marker)", "content/front.yml",
            "content/authors", "content/tags",
        ] { try FileManager.default.removeItem(atPath: site.path + "/" + file) }
        let ferry = try site.read("content/world/ferry.md")
        try site.write(
            ferry.replacing("related: [/secret-\(Self.marker)/slug-\(Self.marker)/]\n", with: "")
                .replacing(/\[the other story\]\(.*?\)/, with: "the other story"),
            to: "content/world/ferry.md")
        let outcome = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T05:59:59Z")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try site.tree("Public") == with)
    }

    @Test(
        "is held as a draft, when killed and when it has expired",
        arguments: ["draft: true", "status: killed", "expires: 2026-03-02T06:00:00Z", "status: pending"])
    func isHeldOtherwise(status: String) throws {
        let site = try Self.site(status)
        let outcome = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T06:00:00Z")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(Self.traces(in: try site.tree("Public")) == [])
    }

    @Test("is in the site until the moment at which it expires")
    func isOutUntilItExpires() throws {
        let site = try Self.site("expires: 2026-03-02T06:00:00Z")
        _ = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T05:59:59Z")
        #expect(try site.tree("Public")["secret-\(Self.marker)/slug-\(Self.marker)/index.html"] != nil)
    }

    @Test(
        "is never published on doubt",
        arguments: [
            "embargo: tomorrow", "embargo: 12/30/2026", "embargo: true", "embargo:", "embargo: \"\"",
            "embargo: 2026-03-02 06:00 EST5", "embrago: 2026-03-02", "embargo_ends: 2026-03-02",
            "embargo: [2026-03-02]", "expires: soon", "exipres: 2026-03-02", "status: hold", "satus: draft",
            "embargo: 2026-02-30",
        ])
    func isNeverPublishedOnDoubt(line: String) throws {
        let site = try Self.site(line)
        let outcome = try Executable.run("build", "--site", site.path, "--at", "2026-03-05T06:00:00Z")
        #expect(outcome.status == 1, "\(line)")
        #expect(outcome.errors.contains("story-\(Self.marker).md:4:"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: site.path + "/Public"))
    }

    @Test(
        "is held by words at its head that speak of an embargo",
        arguments: [
            ("notice.txt", "EMBARGOED UNTIL 6 A.M. TUESDAY\n\nThe ministers agreed.\n"),
            ("2026-03-01-notice.txt", "Ministers agree\n\n*** STRICT EMBARGO: 06:00 ***\n\nThey agreed.\n"),
            (
                "2026-03-01-notice.md",
                "# Ministers agree\n\n**Not for publication before 06:00**\n\nThey did.\n"
            ),
            ("2026-03-01-notice.md", "embargo: 2026-03-09\n\n# Ministers agree\n\nThey did.\n"),
            ("2026-03-01-notice.html", "<h1>Ministers agree</h1><p>Embargo: 6 March</p><p>They did.</p>"),
        ])
    func isHeldByWords(file: String, text: String) throws {
        let site = try Self.site("draft: true")
        try site.write(text, to: "content/world/" + file)
        let outcome = try Executable.run("build", "--site", site.path, "--at", "2026-03-05T06:00:00Z")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("error: the text speaks of an embargo"), "\(outcome.errors)")
        // Whoever says when it ended may print the words.
        try site.write(
            "---\ntitle: Ministers agree\ndate: 2026-03-01\nembargo: 2026-03-02\n---\n" + text,
            to: "content/world/" + file)
        let after = try Executable.run("build", "--site", site.path, "--at", "2026-03-05T06:00:00Z")
        #expect(after.status == 0, "\(after.errors)")
    }

    @Test("is not held by a headline about an embargo")
    func isNotHeldByHeadline() throws {
        let site = try Self.site("draft: true")
        try site.write(
            "Embargo: what it means for the herring\n\nThe embargo on herring ends.\n",
            to: "content/world/2026-03-01-herring.txt")
        let outcome = try Executable.run("build", "--site", site.path, "--at", "2026-03-05T06:00:00Z")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    private static let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"

    private static func build(_ files: [String: String], at time: String) throws -> (
        outcome: Executable.Outcome, tree: [String: Data]
    ) {
        let site = try TemporaryFolder()
        try site.write("title: P\nurl: https://p.example.org\ntime_zone: Europe/Berlin\n", to: "site.yml")
        for (file, text) in files { try site.write(text, to: file) }
        let outcome = try Executable.run("build", "--site", site.path, "--at", time)
        return (outcome, outcome.status == 0 ? try site.tree("Public") : [:])
    }

    @Test("may show what lies in its own folder")
    func mayShowOwnFolder() throws {
        let text = """
            ---
            title: S
            date: 2030-01-01
            image: p.svg
            ---
            ![x](p.svg)

            {{< figure src="p.svg" alt="x" >}}
            """
        let files = ["content/world/secret/index.md": text, "content/world/secret/p.svg": Self.picture]
        let before = try Self.build(files, at: "2026-07-01")
        #expect(before.outcome.status == 0 && before.outcome.errors == "", "\(before.outcome.errors)")
        #expect(before.tree.keys.allSatisfy { !$0.contains("secret") })
        #expect(try Self.build(files, at: "2031-01-01").tree["world/secret/p.svg"] != nil)
    }

    @Test(
        "leaves others that name it standing, with a warning, when it expires",
        arguments: [
            "image: secret/p.svg\n---\n", "---\n[x](/old-secret/)", "---\n[x](/tags/zebra/)",
            "---\n[x](/tags/)",
            "---\n[x](/archive/2026/01/01/)",
            "---\n{{< figure src=\"https://e.org/x.png\" alt=\"x\" href=\"/world/secret/\" >}}",
            "---\n{{< figure src=\"secret/p.svg\" alt=\"x\" >}}",
            "---\n{{< audio src=\"https://e.org/x.mp3\" title=\"x\" transcript=\"/world/secret/\" >}}",
            "---\n{{< table src=\"secret/t.csv\" caption=\"x\" >}}",
        ])
    func leavesOthersStanding(rest: String) throws {
        let files = [
            "content/world/secret/index.md": """
            ---
            title: Secret
            date: 2026-01-01
            expires: 2026-06-01 12:00
            aliases: [/old-secret/]
            tags: [Zebra]
            ---
            Body ![x](p.svg)
            """,
            "content/world/secret/p.svg": Self.picture, "content/world/secret/t.csv": "a,b\n1,2\n",
            "content/world/b.md": "---\ntitle: B\ndate: 2026-01-02\n" + rest + "\n",
        ]
        let before = try Self.build(files, at: "2026-05-01")
        #expect(before.outcome.status == 0 && before.outcome.errors == "", "\(before.outcome.errors)")
        let after = try Self.build(files, at: "2026-07-01")
        #expect(after.outcome.status == 0, "\(after.outcome.errors)")
        #expect(
            after.outcome.errors.contains("content/world/b.md:") && after.outcome.errors.contains("warning"))
        #expect(after.tree["world/secret/p.svg"] == nil)
    }

    @Test("does not hold the files of a folder that it shares with stories that are out")
    func sharesFolder() throws {
        let files = [
            "content/world/index.md": "---\ntitle: World\ndraft: true\n---\nx\n",
            "content/world/w.md": "---\ntitle: W\ndate: 2026-01-01\nimage: p.svg\n---\nx\n",
            "content/world/p.svg": Self.picture,
        ]
        let built = try Self.build(files, at: "2026-07-01")
        #expect(built.tree["world/p.svg"] != nil, "\(built.outcome.errors)")
    }

    @Test("holds what its footnotes and a newsroom's own shortcodes name")
    func holdsWhatItNames() throws {
        let built = try Self.build(
            [
                "templates/shortcodes/pho.html": "<p>{{ params.photo }}</p>",
                "content/world/a.md": "---\ntitle: A\ndate: 2030-01-01\n---\n{{< pho photo=\"one.svg\" >}}\n",
                "content/world/b.md": """
                ---
                title: B
                date: 2026-01-01
                ---
                Now ![x](both-two.svg) and ![y](three.svg?v=2).

                {{< pho photo="four.svg" >}}

                {{< update date="2030-01-01" >}}
                Later.[^1]
                {{< /update >}}

                [^1]: ![x](two.svg)
                """,
                "content/world/one.svg": Self.picture, "content/world/two.svg": Self.picture,
                "content/world/both-two.svg": Self.picture, "content/world/four.svg": Self.picture,
                "content/world/three.svg": Self.picture,
            ], at: "2026-07-01")
        #expect(built.outcome.status == 0, "\(built.outcome.errors)")
        #expect(
            built.tree.keys.filter { $0.hasSuffix(".svg") && $0.hasPrefix("world") }.sorted()
                == ["world/both-two.svg", "world/four.svg", "world/three.svg"])
    }

    @Test(
        "waits for the second of two hours of one name",
        arguments: [
            ("2026-10-25 02:30", "2026-10-25T01:30:00Z"), ("2026-10-25T02:30+02:00", "2026-10-25T00:30:00Z"),
            ("2026-10-26 02:30", "2026-10-26T01:30:00Z"), ("2026-03-29 02:30", "2026-03-29T01:30:00Z"),
        ])
    func waitsForSecondHour(embargo: String, expected: String) throws {
        let site = try TemporaryFolder()
        try site.write(
            "title: P\nurl: https://p.example.org\ntime_zone: Europe/Berlin\nnews_sitemap: false\n",
            to: "site.yml")
        try site.write(
            "---\ntitle: A\ndate: 2026-01-01\nembargo: \(embargo)\n---\nx\n", to: "content/world/a.md")
        let outcome = try Executable.run("next-change", "--site", site.path, "--at", "2026-02-01")
        #expect(outcome.output == expected + "\n")
    }

    @Test("may not be a standing page with live updates, which no page would show")
    func isNoStandingPageWithUpdates() throws {
        let text = "---\ntitle: S\n---\n{{< update date=\"2026-01-02\" >}}\nx\n{{< /update >}}\n"
        let built = try Self.build(["content/s.md": text], at: "2026-07-01")
        #expect(built.outcome.errors.contains("content/s.md:4:1: error: a standing page has no live updates"))
    }

    @Test("tells of its mistakes before its time comes")
    func tellsOfMistakesEarly() throws {
        let site = try Self.site()
        try site.write(
            "---\ntitle: Later\ndate: 2026-04-01\naliases: /world/ferry/\n---\n[x](nowhere.md)\n",
            to: "content/world/later.md")
        let outcome = try Executable.run("build", "--site", site.path, "--at", "2026-03-02T05:00:00Z")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("content/world/later.md:6:5: error: `nowhere.md` leads to no page"))
        #expect(outcome.errors.contains("warning: `/world/ferry/` is already the address"))
    }
}
