import Newsroom
import PreviewServer
import SiteBuilder
import Synchronization
import Testing

@Suite("A save")
struct PreviewSavingTests {
    private static let story = "content/world/a.md"

    private static func text(_ words: String) -> [UInt8] {
        Array("---\ntitle: A\ndate: 2023-01-01\n---\n\(words)\n".utf8)
    }

    /// A site in memory, and how often it was planned.
    private final class Ground: Sendable {
        let files = FileSystem.inMemory([
            "/site/site.yml": Array("title: T\nurl: https://t.example\n".utf8),
            "/site/" + PreviewSavingTests.story: PreviewSavingTests.text("Old."),
            "/site/content/world/map.svg": Array("<svg/>".utf8),
            "/site/templates/partials/foot.html": Array("Foot.".utf8),
            "/site/templates/404.html": Array(
                "{% include 'partials/foot.html' %}{{ page.root }}{{ assets['own.css'] }}".utf8),
            "/site/templates/assets/own.css": Array("p { margin: 0 }".utf8),
        ])
        let site: PreviewSite
        private let plans: PlanCount

        private final class PlanCount: Sendable {
            let value = Mutex(0)
        }

        init() async throws {
            let now = Moment(secondsSince1970: 1_700_000_000)
            let plans = PlanCount()
            var counted = files
            counted.makeSpool = { [files] folder throws(FileError) in
                // The texts of a plan have a spool of their own.
                plans.value.withLock { $0 += 1 }
                return try files.makeSpool(folder)
            }
            let options = BuildOptions(site: "/site", output: "/site/Public", jobs: 1, now: now)
            site = PreviewSite(
                desk: try ProofDesk(files: counted, options: options), at: now,
                settings: PreviewSite.Settings(follows: false, time: { now }, report: { _ in }))
            self.plans = plans
            await site.take(.everything)
        }

        var planned: Int { plans.value.withLock { $0 } }

        func page() throws -> String {
            String(decoding: try site.showing.proof?.page("world/a/index.html")?.bytes ?? [], as: UTF8.self)
        }
    }

    @Test(
        "through another file is one of the story alone, whatever that file was called",
        arguments: ["sedKx2QbP", "a.md.tmp", "a.md.bak", ".a.md.part", "a.tmp.md", "4913"])
    func siftsPassing(name: String) async throws {
        let ground = try await Ground()
        let passing = "content/world/" + name
        try ground.files.write("/site/" + passing, Self.text("New."))
        try ground.files.move("/site/" + passing, "/site/" + Self.story)
        await ground.site.take(.files([passing, Self.story]))
        #expect(try ground.page().contains("<p>New.</p>"))
        #expect(ground.site.showing.changed == [Self.story])
        #expect(ground.planned == 1)
        await ground.site.take(.files([passing]))
        #expect(ground.site.showing.number == 2, "a file that came and went was told")
    }

    @Test("of a template or a style is on the pages without planning the site")
    func swapsTheme() async throws {
        let ground = try await Ground()
        func missing() throws -> String {
            String(decoding: try ground.site.showing.proof?.page("404.html")?.bytes ?? [], as: UTF8.self)
        }
        func address() throws -> String { String(try missing().drop { $0 != "/" }.dropFirst()) }
        let (old, foot, style) = (try address(), "templates/partials/foot.html", "templates/assets/own.css")
        try ground.files.write("/site/" + foot, Array("Another foot.".utf8))
        await ground.site.take(.files([foot]))
        #expect(try missing().hasPrefix("Another foot."))
        #expect(try address() == old)
        try ground.files.write("/site/" + style, Array("p { margin: 9px }".utf8))
        await ground.site.take(.files([style]))
        let new = try address()
        #expect(new != old)
        let proof = try #require(ground.site.showing.proof)
        #expect(!proof.has(old) && proof.has("world/a/index.html"))
        #expect(try proof.page(new)?.bytes == Array("p { margin: 9px }".utf8))
        #expect(ground.planned == 1)
    }

    @Test("of a new story, or what it leaves behind when it is removed, is never taken for a passing file")
    func noticesOthers() async throws {
        let ground = try await Ground()
        let (new, theme) = ("content/world/b.md", "templates/partials/new.html")
        for file in [new, theme] {
            try ground.files.createFolder("/site/templates/partials")
            try ground.files.write("/site/" + file, Self.text("{{ x"))
            await ground.site.take(.files([file]))
            #expect(ground.site.showing.hasProblems == (file == theme), "\(file) came")
            try ground.files.remove("/site/" + file)
            await ground.site.take(.files([file]))
            #expect(!ground.site.showing.hasProblems && ground.site.showing.changed == [file], "\(file) went")
        }
        #expect(ground.site.showing.proof?.has("world/b/index.html") == false)
        for gone in [Self.story, "content/world/map.svg"] {
            try ground.files.remove("/site/" + gone)
            await ground.site.take(.files([gone]))
            #expect(ground.site.showing.changed == [gone])
        }
        #expect(ground.site.showing.proof?.has("world/a/index.html") == false)
        #expect(ground.site.showing.proof?.has("world/map.svg") == false)
    }

    @Test("of a folder or a link to one is noticed by its name alone")
    func noticesFolders() async throws {
        let ground = try await Ground()
        try ground.files.createFolder("/site/shared")
        try ground.files.write("/site/shared/c.md", Self.text("Shared."))
        try ground.files.linkSymbolically("../shared", "/site/content/culture")
        await ground.site.take(.files(["content/culture"]))
        #expect(ground.site.showing.proof?.has("culture/c/index.html") == true)
        try ground.files.remove("/site/content/culture")
        await ground.site.take(.files(["content/culture"]))
        #expect(ground.site.showing.proof?.has("culture/c/index.html") == false)
        try ground.files.move("/site/content/world", "/site/content/europe")
        await ground.site.take(.files(["content/world", "content/europe"]))
        #expect(ground.site.showing.proof?.has("world/a/index.html") == false)
        #expect(ground.site.showing.proof?.has("europe/a/index.html") == true)
    }
}
