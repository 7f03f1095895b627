import ContentLoader
import Newsroom
import Testing

struct FindingTests {
    private let story = Array("---\ntitle: T\ndate: 2021-12-30\n---\n".utf8)

    @Test("Sources are found at any depth; what begins with a dot or underscore is not")
    func findsSources() async throws {
        var content: [String: [UInt8]] = ["about.md": Array("# About\n".utf8)]
        for path in [
            "world/b.md", "world/asia/a.markdown", "World News/c.md", "world/talks/index.md", "team/index.md",
            "_drafts/x.md", ".git/y.md", "world/_z.md",
        ] { content[path] = story }
        content["world/flag.jpg"] = [0xFF, 0xD8]
        content["world/table.csv"] = []
        content["front.yml"] = []
        let loaded = try await load(content)
        #expect(loaded.diagnostics.isEmpty)
        #expect(
            loaded.articles.map { "\($0.source) \($0.section?.text ?? "-")/\($0.slug.text)" } == [
                "content/World News/c.md world-news/c", "content/about.md -/about",
                "content/team/index.md -/team",
                "content/world/asia/a.markdown world/a", "content/world/b.md world/b",
                "content/world/talks/index.md world/talks",
            ])
        #expect(loaded.media == ["world/flag.jpg", "world/table.csv"])
    }

    @Test("Only what pages show or link to is copied; unknown files are left out with a warning")
    func publishesNothingUnasked() async throws {
        let media = ["a.JPG", "b.mp3", "c.vtt", "d.woff2", "e.pdf", "f.xlsx", "g.zip", "h.ics", "i.geojson"]
        let leftovers = [
            "draft.md~", "#draft.md#", "draft.md.bak", "draft.md.swp", "draft.tmp", "a.orig", "Thumbs.db",
            "~$notes.docx", "data.json",
        ]
        let unknown = ["draft.mdx", "draft.rst", "Makefile", "notes.docx", "secret.md.gpg"]
        var content: [String: [UInt8]] = [:]
        for name in media + leftovers + unknown { content["world/" + name] = [1] }
        let loaded = try await load(content)
        #expect(loaded.articles.isEmpty)
        #expect(loaded.media == media.map { "world/" + $0 })
        let warning = """
            : warning: this file is left out: it is no story, and of no kind that sites publish
              hint: save a story as `.md`, `.txt` or `.html`, a document as `.pdf`; move anything else out of `content`
            """
        #expect(loaded.diagnostics.map(\.text) == unknown.sorted().map { "content/world/\($0)\(warning)" })
    }

    @Test("Files that robots look for at the root are copied as they are, at the root alone")
    func copiesWellKnownFiles() async throws {
        let names = [
            "CNAME", "ads.txt", "app-ads.txt", "google0123456789abcdef.html", "humans.txt", "llms.txt",
            "robots.txt", "security.txt", "trust.txt",
        ]
        var content: [String: [UInt8]] = [:]
        for name in names { content[name] = Array("User-agent: *\n".utf8) }
        content["google0123456789abcdef.html"] = Array("google-site-verification: google0.html".utf8)
        content["google.html"] = Array("<h1>About Google</h1>".utf8)
        content["help/robots.txt"] = story
        let loaded = try await load(content)
        #expect(loaded.diagnostics.isEmpty)
        #expect(loaded.media == names)
        #expect(loaded.articles.map(\.source) == ["content/google.html", "content/help/robots.txt"])
    }

    @Test("Symbolic links are followed inside the site's folder only, and loops are harmless")
    func followsLinks() async throws {
        let loaded = try await load(
            ["world/a.md": story], others: ["/site/shared/p.jpg": [1], "/etc/secret.md": story],
            links: [
                "/site/content/world/loop": "..", "/site/content/world/p.jpg": "../../shared/p.jpg",
                "/site/content/world/out.md": "/etc/secret.md", "/site/content/world/none.md": "nowhere.md",
                "/site/content/all": "world",
            ])
        #expect(loaded.articles.map(\.source) == ["content/world/a.md"])
        #expect(loaded.media == ["world/p.jpg"])
        #expect(
            loaded.diagnostics.map(\.text) == [
                "content/world/none.md: error: the symbolic link leads nowhere",
                """
                content/world/out.md: error: the symbolic link leads out of the site's folder
                  hint: copy the file to where the link is
                """,
            ])
    }

    @Test("A file that cannot be read is the machine's failure, the first by its path")
    func throwsFileErrors() async throws {
        var files = FileSystem.inMemory(["/site/content/a.md": [], "/site/content/b.md": []])
        files.read = { path throws(FileError) in throw FileError("read", path, reason: "Permission denied") }
        let unreadable = files
        await #expect(throws: FileError("read", "/site/content/a.md", reason: "Permission denied")) {
            try await load(unreadable)
        }
    }

    @Test("The result is the same whatever the number of jobs")
    func isDeterministic() async throws {
        var content: [String: [UInt8]] = [:]
        for number in 0..<50 { content["world/s\(number).md"] = number % 7 == 0 ? Array("x".utf8) : story }
        let first = try await load(content, jobs: 1)
        for jobs in [2, 3, 64] {
            let other = try await load(content, jobs: jobs)
            #expect(other.articles.map(\.source) == first.articles.map(\.source))
            #expect(other.diagnostics == first.diagnostics)
        }
        #expect(first.articles.count == 42)
    }

    @Test("A site without content says so")
    func reportsMissingFolder() async throws {
        let loaded = try await load([:], others: ["/site/site.yml": []])
        #expect(loaded.diagnostics.map(\.summary) == ["there is no folder `content`"])
    }

    @Test("A source that is too long is refused before it is read")
    func refusesLongSources() async throws {
        let loaded = try await load(["a.md": [UInt8](repeating: 0x20, count: 8 << 20 + 1)])
        #expect(loaded.diagnostics.map(\.summary) == ["the source is longer than 8 MB"])
    }
}
