import Foundation
import Testing

@Suite("What a build says of its work")
struct ExplanationTests {
    /// The fixture after a build whose files no clock can confuse with later ones.
    private static func builtSite() throws -> TemporaryFolder {
        let site = try Fixtures.copy("site")
        // What was changed within the last tick of the disk's clock is read again, and builds do a little more.
        Thread.sleep(forTimeInterval: 0.1)
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return site
    }

    private static func lines(_ outcome: Executable.Outcome) -> [Substring] {
        outcome.output.split(separator: "\n").dropLast()
    }

    @Test("names the template that changed, and the one through which it came")
    func changedPartial() throws {
        let site = try Self.builtSite()
        let partial = "templates/partials/stories.html"
        try site.write(try site.read(partial) + "<!-- new -->", to: partial)
        let outcome = try Executable.run("build", "--site", site.path, "--explain")
        let lines = Self.lines(outcome)
        #expect(
            lines.contains(
                "tags/cup/index.html: written, because templates/partials/stories.html changed, through tag.html"
            ))
        #expect(!lines.contains { $0.hasPrefix("world/talks/index.html") }, "an article has no such partial")
        let rest = try #require(lines.last?.prefix { $0 != " " })
        #expect(lines.last?.hasSuffix(" other pages were left alone.") == true)
        #expect(outcome.output.contains("Built \(lines.count - 1 + (Int(rest) ?? 0)) pages"))
    }

    @Test("says of one page why it was written, why not, or that there is none")
    func onePage() throws {
        let site = try Self.builtSite()
        func explain(_ page: String) throws -> [Substring] {
            Self.lines(try Executable.run("build", "--site", site.path, "--explain", page))
        }
        #expect(
            try explain("/world/talks/")
                == ["world/talks/index.html: not made, because nothing that it is made of has changed"])
        #expect(try explain("/world/walks/") == ["world/walks/index.html: the site has no such page"])
        let story = "content/sport/third.md"
        try site.write(try site.read(story) + "\n\nMore of it.\n", to: story)
        #expect(
            try explain("sport/third/index.html") == [
                """
                sport/third/index.html: written, because the text of content/sport/third.md, something that it \
                includes, or its comments changed, through article.html
                """
            ])
        try site.write("<p>Not ours.</p>", to: "Public/index.html")
        #expect(
            try explain("/")
                == ["index.html: written, because somebody had changed or removed the file"])
        try FileManager.default.removeItem(atPath: site.path + "/.broadsheet")
        let outcome = try Executable.run("build", "--site", site.path, "--force", "--explain", "feed.xml")
        #expect(
            Self.lines(outcome)
                == ["feed.xml: made, and found unchanged, because there is no record of an earlier build"])
    }

    @Test("gives machines the same in JSON, with what was done and how long each stage took")
    func json() throws {
        let site = try Self.builtSite()
        let story = "content/sport/third.md"
        try site.write(try site.read(story) + "\n\nMore of it.\n", to: story)
        let outcome = try Executable.run("build", "--site", site.path, "--explain", "--format", "json")
        let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
        #expect(report.summary.loaded == 1)
        #expect(report.summary.rendered == 1)
        #expect(report.explanations.count == report.summary.pages)
        #expect(report.explanations.filter { $0.outcome == "written" }.count == report.summary.written)
        #expect(report.explanations.filter { $0.outcome != "not made" }.count == report.summary.made)
        #expect(
            report.timings.map(\.name) == [
                "survey", "configuration and theme", "loading", "planning", "stories", "edition",
                "pages", "saving the record",
            ])
    }

    private struct Report: Decodable {
        struct Summary: Decodable {
            let pages: Int
            let written: Int
            let loaded: Int
            let rendered: Int
            let made: Int
        }
        struct Explanation: Decodable { let outcome: String }
        struct Stage: Decodable { let name: String }

        let summary: Summary
        let explanations: [Explanation]
        let timings: [Stage]
    }

    @Test("shows how long each stage took")
    func timings() throws {
        let site = try Self.builtSite()
        let lines = Self.lines(try Executable.run("build", "--site", site.path, "--timings"))
        #expect(
            lines.map { String($0.prefix { !$0.isNumber }).trimmingCharacters(in: .whitespaces) } == [
                "survey", "looking at the output",
            ])
        #expect(lines.allSatisfy { $0.hasSuffix(" ms") })
    }
}
