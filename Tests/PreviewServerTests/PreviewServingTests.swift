import Foundation
import Newsroom
import SiteBuilder
import Testing

@testable import PreviewServer

@Suite("The preview answers")
struct PreviewServingTests {
    private static let files: [String: String] = [
        "/site/site.yml": "title: T\nurl: https://t.example/paper\n",
        "/site/content/world/a.md":
            "---\ntitle: A\ndate: 2023-01-01\naliases: [/old/]\n---\nText of a.\n",
        "/site/content/world/draft.md": "---\ntitle: D\ndate: 2023-01-02\nstatus: draft\n---\nA draft.\n",
        "/site/content/world/later.md": "---\ntitle: L\ndate: 2033-01-02\n---\nIt comes later.\n",
        "/site/content/world/sound.mp3": "0123456789",
    ]

    private static let now = Moment(secondsSince1970: 1_700_000_000)

    /// A site in memory, and what answers for it.
    private static func ground(
        drafts: Bool = false, changing changes: [String: String] = [:]
    ) async throws -> (files: FileSystem, site: PreviewSite, responder: Responder) {
        let contents = Self.files.merging(changes) { $1 }
        let files = FileSystem.inMemory(contents.mapValues { Array($0.utf8) })
        let options = BuildOptions(
            site: "/site", output: "/site/Public", includesUnpublished: drafts, jobs: 1, now: now)
        let site = PreviewSite(
            desk: try ProofDesk(files: files, options: options), at: now,
            settings: PreviewSite.Settings(
                follows: false, time: { Self.now }, report: { _ in }))
        await site.take(.everything)
        return (
            files, site,
            Responder(
                site: site, files: files, folder: "/site",
                requestGuard: RequestGuard(address: "127.0.0.1"))
        )
    }

    private static func get(_ target: String, _ more: [String: String] = [:]) -> PreviewRequest {
        PreviewRequest("GET", target, headers: ["host": "127.0.0.1:1605"].merging(more) { $1 })
    }

    private static func text(_ response: PreviewResponse) -> String {
        guard case .bytes(let bytes) = response.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("with the pages of a site that lies in a folder of its host")
    func servesPages() async throws {
        let (_, _, responder) = try await Self.ground()
        let page = await responder.response(to: Self.get("/paper/world/a/?x=1"))
        #expect(page.status == 200)
        #expect(Self.text(page).contains("Text of a."))
        #expect(
            Self.text(page).contains(
                "<script src=\"/.broadsheet/preview.js\" data-source=\"content/world/a.md\" defer></script></body>"
            ))
        #expect(await responder.response(to: Self.get("/"))["Location"] == "/paper/")
        #expect(await responder.response(to: Self.get("/paper/world/a"))["Location"] == "/paper/world/a/")
        let old = await responder.response(to: Self.get("/paper/old/"))
        #expect(old.status == 301)
        #expect(old["Location"] == "/paper/world/a/")
        for missing in ["/paper/world/draft/", "/paper/world/later/", "/world/a/", "/paper/site.yml"] {
            let answer = await responder.response(to: Self.get(missing))
            #expect(answer.status == 404, "\(missing)")
        }
    }

    @Test("with unpublished stories, and says that they are, where they were asked for")
    func marksUnpublished() async throws {
        let (_, _, responder) = try await Self.ground(drafts: true)
        #expect(await responder.response(to: Self.get("/paper/world/draft/")).status == 200)
        let facts = Self.text(
            await responder.response(to: Self.get("/.broadsheet/page?address=/paper/world/draft/")))
        #expect(facts.contains("\"unpublished\":\"Draft\""))
        #expect(facts.contains("\"/paper/world/later/\":\"Embargoed until 2033-01-02 00:00\""))
        #expect(facts.contains("\"source\":\"content/world/draft.md\""))
        #expect(facts.contains("\"words\":2"))
    }

    @Test(
        "with the line of the source from which something on a page comes",
        arguments: [
            ("Talks go on", 0, 2), ("They began on Monday.", 0, 4),
            ("The “first” talks were in Geneva — see here.", 0, 7),
            ("Why", 0, 10), ("What Anna’s side wants, in the end", 0, 12), ("Again and again.", 0, 14),
            ("Again and again.", 1, 16), ("Again and again.", 9, 16), ("A word put in by a shortcode", 0, 18),
            ("Something that stands nowhere in it", 0, nil), ("talks", 0, nil), ("", 0, nil),
        ] as [(String, Int, Int?)])
    func tellsLines(text: String, number: Int, line: Int?) async throws {
        let source = """
            ---
            title: Talks go on
            date: 2023-01-01
            description: "They began on Monday."
            ---

            The "first" *talks* were in Geneva -- see
            [here](https://a.example/talks).

            ## Why

            - What **Anna's** side wants, in the end

            Again and again.

            Again and again.

            {{< pullquote >}}A word put in by a shortcode{{< /pullquote >}}
            """
        let (_, _, responder) = try await Self.ground(changing: ["/site/content/world/a.md": source])
        let query =
            "address=/paper/world/a/&number=\(number)&text="
            + (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        let answer = Self.text(await responder.response(to: Self.get("/.broadsheet/line?" + query)))
        #expect(answer == line.map { "{\"line\":\($0)}" } ?? "{\"line\":null}")
        let facts = Self.text(
            await responder.response(to: Self.get("/.broadsheet/page?address=/paper/world/a/")))
        #expect(facts.contains("\"line\":6,"), "the text begins in line 6")
        let elsewhere = "/.broadsheet/line?address=/paper/&number=0&text=Talks%20go%20on"
        #expect(Self.text(await responder.response(to: Self.get(elsewhere))) == "{\"line\":null}")
    }

    @Test("with parts of files, and not again with what the browser has")
    func servesParts() async throws {
        let (_, _, responder) = try await Self.ground()
        let sound = "/paper/world/sound.mp3"
        let whole = await responder.response(to: Self.get(sound))
        #expect(
            whole.status == 200 && whole["Content-Type"] == "audio/mpeg" && whole["Content-Length"] == "10")
        let part = await responder.response(to: Self.get(sound, ["range": "bytes=2-4"]))
        #expect(part.status == 206 && part["Content-Range"] == "bytes 2-4/10")
        if case .file(let path, let range) = part.body {
            #expect(path == "/site/content/world/sound.mp3" && range == 2..<5)
        }
        let stale = await responder.response(
            to: Self.get(sound, ["range": "bytes=2-4", "if-range": "\"x\""]))
        #expect(stale.status == 200)
        let known = await responder.response(
            to: Self.get(sound, ["if-none-match": "W/\"y\", W/\(whole["ETag"] ?? "")"]))
        #expect(known.status == 304)
    }

    @Test("with an error's page until the first good one, and the last good one from then on")
    func keepsLastGood() async throws {
        let (files, site, responder) = try await Self.ground(changing: ["/site/site.yml": "title: T\n"])
        let broken = await responder.response(to: Self.get("/paper/"))
        #expect(broken.status == 503 && Self.text(broken).contains("preview.js"))
        try files.write("/site/site.yml", Array(Self.files["/site/site.yml"]?.utf8 ?? "".utf8))
        await site.take(.files(["site.yml"]))
        #expect(await responder.response(to: Self.get("/paper/")).status == 200)
        try files.write("/site/content/world/a.md", Array("---\ntitle: [\n---\n".utf8))
        await site.take(.files(["content/world/a.md"]))
        #expect(site.showing.hasProblems)
        #expect(Self.text(await responder.response(to: Self.get("/paper/world/a/"))).contains("Text of a."))
        let facts = Self.text(await responder.response(to: Self.get("/.broadsheet/page?address=/paper/")))
        #expect(facts.contains("content/world/a.md:3"))
        try files.remove("/site/content/world/a.md")
        await site.take(.files(["content/world/a.md"]))
        #expect(!site.showing.hasProblems)
        #expect(await responder.response(to: Self.get("/paper/world/a/")).status == 404)
    }

    @Test("of another time when the clock is moved")
    func movesClock() async throws {
        let (_, _, responder) = try await Self.ground()
        func move(_ body: String) async -> PreviewResponse {
            await responder.response(
                to: PreviewRequest(
                    "POST", "/.broadsheet/clock",
                    headers: ["host": "localhost:1605", "origin": "http://localhost:1605"],
                    body: Array(body.utf8)))
        }
        #expect(await move("{\"at\": \"2033-01-03T00:00\"}").status == 200)
        #expect(await responder.response(to: Self.get("/paper/world/later/")).status == 200)
        #expect(await move("{\"at\": null}").status == 200)
        #expect(await responder.response(to: Self.get("/paper/world/later/")).status == 404)
        #expect(await move("{\"at\": \"soon\"}").status == 400)
        #expect(await move("nonsense").status == 400)
    }

    @Test(
        "nobody but browsers that look at it",
        arguments: [
            (["host": "127.0.0.1:1605"], true), (["host": "localhost:1605"], true),
            (["host": "[::1]:1605"], true),
            (["host": "LOCALHOST"], true), (["host": "192.168.1.7:1605"], true),
            (["host": "127.0.0.1:1605", "origin": "http://127.0.0.1:1605"], true),
            ([:], false), (["host": ""], false), (["host": "evil.example"], false),
            (["host": "127.0.0.1.evil.example"], false), (["host": "1.2.3"], false),
            (["host": "1.2.3.4.5"], false),
            (["host": "256.1.1.1"], false), (["host": "127.0.0.1:1605", "origin": "null"], false),
            (["host": "127.0.0.1:1605", "origin": "http://127.0.0.1:99"], false),
            (["host": "127.0.0.1:1605", "origin": "https://127.0.0.1:1605"], false),
        ])
    func guards(headers: [String: String], isAllowed: Bool) {
        let request = PreviewRequest("GET", "/", headers: headers)
        #expect(RequestGuard(address: "127.0.0.1").allows(request) == isAllowed)
    }

    @Test("a policy that lets the preview's script run, and is otherwise the site's")
    func widensPolicy() {
        #expect(
            PreviewScript.allowed(by: "default-src 'none'; img-src 'self'")
                == "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'")
        #expect(
            PreviewScript.allowed(by: "script-src 'none'; connect-src https://a.example")
                == "script-src 'self'; connect-src https://a.example 'self'")
    }
}
