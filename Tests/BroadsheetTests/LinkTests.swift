import Foundation
import Testing

@Suite("Links between stories")
struct LinkTests {
    private func site(_ files: [String: String]) throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write("title: The Post\nurl: https://post.example.org/paper", to: "site.yml")
        for (file, text) in files { try site.write(text, to: file) }
        return site
    }

    private func story(_ body: String, _ extra: String = "") -> String {
        "---\ntitle: A story\ndate: 2022-01-01\n\(extra)---\n\(body)\n"
    }

    @Test(
        "lead there however they are written",
        arguments: [
            "../sport/final.md", "/sport/final.md", "/sport/final/", "/sport/final",
            "/sport/final/index.html",
            "/paper/sport/final/", "../../sport/final/",
        ])
    func leadThere(address: String) throws {
        let site = try site([
            "content/world/talks.md": story("[x](\(address)#end)"), "content/sport/final.md": story("Text."),
        ])
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            try site.read("Public/world/talks/index.html").contains(
                "<a href=\"../../sport/final/#end\">x</a>"))
    }

    @Test(
        "to a story that is not out are plain text and a warning, by source and by address",
        arguments: ["secret.md", "/world/secret/", "held/photo.svg"])
    func toUnpublished(address: String) throws {
        let site = try site([
            "content/world/talks.md": story("Read [the words](\(address))."),
            "content/world/secret.md": "---\ntitle: Secret\ndate: 2999-01-01\n---\nText.",
            "content/world/held/index.md": story("Text.", "draft: true\n"),
            "content/world/held/photo.svg": "<svg/>",
        ])
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("warning: `\(address)` links to a story that is not published"))
        let page = try site.read("Public/world/talks/index.html")
        #expect(page.contains("the words") && !page.contains(address))
    }

    @Test("leave the files beside a draft unpublished")
    func leaveFilesBesideDraft() throws {
        let site = try site([
            "content/world/talks.md": story("Text."),
            "content/world/held/index.md": story("Text.", "draft: true\n"),
            "content/world/held/photo.svg": "<svg/>", "content/world/held/deep/plan.svg": "<svg/>",
        ])
        _ = try Executable.run("build", "--site", site.path)
        #expect(try site.tree("Public").keys.contains { $0.contains("held") } == false)
        _ = try Executable.run("build", "--site", site.path, "--drafts")
        #expect(try site.tree("Public").keys.contains("world/held/deep/plan.svg"))
    }

    @Test("are reported where they stand, whatever the encoding and however many share a line")
    func areReportedWhereTheyStand() throws {
        let site = try site(["content/sport/other.md": story("Text.")])
        let text = story("é [good](../sport/other.md) and [bad](other.md)")
        let utf16 = try #require(text.data(using: .utf16LittleEndian))
        try FileManager.default.createDirectory(
            atPath: site.path + "/content/world", withIntermediateDirectories: true)
        try (Data([0xFF, 0xFE]) + utf16).write(to: URL(filePath: site.path + "/content/world/talks.md"))
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(
            outcome.errors.hasPrefix(
                """
                content/world/talks.md:5:39: error: `other.md` leads to no page or file of the site
                  5 | é [good](../sport/other.md) and [bad](other.md)
                    |                                       ^~~~~~~~
                """), "\(outcome.errors)")
    }
}
