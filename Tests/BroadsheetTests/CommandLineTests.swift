import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test(
        "ends with 2 for wrong usage",
        arguments: [
            ["build", "--jobs", "0"], ["build", "--jobs", "many"], ["bild"], ["build", "--format", "xml"],
            ["build", "--verbose", "--quiet"], ["convert"], ["new"], ["build", "--output", "."],
        ])
    func endsWithTwoForWrongUsage(arguments: [String]) throws {
        let site = try Fixtures.copy("site")
        let process = Executable.process(arguments)
        process.currentDirectoryURL = URL(filePath: site.path)
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
    }

    @Test("ends with 0 for help and version", arguments: [["--help"], ["--version"], ["build", "--help"]])
    func endsWithZeroForHelp(arguments: [String]) throws {
        let process = Executable.process(arguments)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("says pages, articles and time in one line at the end, and nothing where it is to be quiet")
    func saysOneLine() throws {
        let site = try Fixtures.copy("site")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.output.split(separator: "\n").count == 1)
        #expect(outcome.output.hasPrefix("Built "))
        #expect(outcome.errors == "", "no progress where nobody looks")
        let quiet = try Executable.run("build", "--site", site.path, "--quiet")
        #expect(quiet.output == "" && quiet.errors == "")
    }

    @Test("prints diagnostics and the summary as JSON for other programs")
    func printsJSON() throws {
        struct Output: Decodable {
            struct Problem: Decodable {
                let severity: String
                let file: String
                let line: Int?
                let summary: String
                let hint: String?
            }
            struct Summary: Decodable {
                let succeeded: Bool
                let pages: Int
                let articles: Int
                let written: Int
                let seconds: Double
            }
            let diagnostics: [Problem]
            let summary: Summary
        }
        let site = try Fixtures.copy("site")
        let good = try Executable.run("build", "--site", site.path, "--format", "json")
        let output = try JSONDecoder().decode(Output.self, from: Data(good.output.utf8))
        #expect(output.summary.succeeded && output.summary.written == output.summary.pages)
        #expect(output.summary.articles == 6)
        try site.write("---\ntitle: No date\n---\nText.", to: "content/world/broken.md")
        let bad = try Executable.run("build", "--site", site.path, "--format", "json")
        #expect(bad.status == 1)
        let problems = try JSONDecoder().decode(Output.self, from: Data(bad.output.utf8))
        let problem = try #require(problems.diagnostics.first { $0.severity == "error" })
        #expect(problem.file == "content/world/broken.md" && problem.line == 1 && problem.hint != nil)
        #expect(!problems.summary.succeeded)
    }

    @Test("turns warnings into errors with --strict")
    func turnsWarningsIntoErrors() throws {
        let site = try Fixtures.copy("site")
        try site.write(
            "---\ntitle: Slip\ndate: 2022-01-01\nstandfrist: x\n---\nText.", to: "content/world/slip.md")
        #expect(try Executable.run("build", "--site", site.path).status == 0)
        let strict = try Executable.run("build", "--site", site.path, "--strict")
        #expect(strict.status == 1)
        #expect(strict.errors.contains("error: "))
    }

    @Test("checks without writing")
    func checksWithoutWriting() throws {
        let site = try Fixtures.copy("site")
        let before = try site.tree()
        #expect(try Executable.run("check", "--site", site.path).status == 0)
        #expect(try site.tree() == before)
    }

    @Test("makes a new site that builds at once, without a word of complaint")
    func makesNewSite() throws {
        let folder = try TemporaryFolder()
        #expect(try Executable.run("new", folder.path + "/paper").status == 0)
        let outcome = try Executable.run("build", "--site", folder.path + "/paper", "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("from 4 articles"))
        #expect(try folder.tree("paper/templates").keys.contains("article.html"))
        #expect(try Executable.run("new", folder.path + "/paper").status == 2)
    }

    @Test("uses the theme inside the executable where a site has none")
    func usesEmbeddedTheme() throws {
        let folder = try TemporaryFolder()
        try folder.write("title: Small\nurl: https://small.example.org", to: "site.yml")
        try folder.write("---\ntitle: One\ndate: 2022-01-01\n---\nText.", to: "content/news/one.md")
        let outcome = try Executable.run("build", "--site", folder.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try folder.read("Public/news/one/index.html").contains("One"))
    }

    @Test("converts any source to Markdown that gives the same page")
    func convertsSources() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        let before = try site.tree("Public")
        for source in ["content/sport/final.txt", "content/world/crossing.html"] {
            let zone = ["--time-zone", "Europe/Paris"]
            let outcome = try Executable.run("convert", site.path + "/" + source, zone[0], zone[1])
            #expect(outcome.status == 0, "\(outcome.errors)")
            try FileManager.default.removeItem(atPath: site.path + "/" + source)
            let markdown = source.prefix { $0 != "." } + ".md"
            try site.write(outcome.output, to: String(markdown))
        }
        // Links name sources, and these have other names now.
        let linking = try site.read("content/world/talks.md")
        try site.write(
            linking.replacing("final.txt", with: "final.md").replacing("crossing.html", with: "crossing.md"),
            to: "content/world/talks.md")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try site.tree("Public") == before)
    }

    @Test("ends with 3 where the machine fails")
    func endsWithThreeWhereMachineFails() throws {
        let site = try Fixtures.copy("site")
        // A folder that cannot be made: its parent is a device.
        let outcome = try Executable.run("build", "--site", site.path, "--output", "/dev/null/public")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("/dev/null"))
    }
}
