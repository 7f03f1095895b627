import Foundation
import TestSupport
import Testing

@Suite("A build that is interrupted")
struct InterruptionTests {
    @Test("leaves every file old or new, and the next one ends as a clean one")
    func leavesFilesWhole() throws {
        var random = SeededGenerator()
        let site = try Self.site(edition: "old")
        _ = try Executable.run("build", "--site", site.path)
        let old = try site.tree("Public")
        let fresh = try Self.site(edition: "new")
        let start = ContinuousClock.now
        _ = try Executable.run("build", "--site", fresh.path)
        let duration = (ContinuousClock.now - start) / .milliseconds(1)
        let new = try fresh.tree("Public")

        var interrupted = 0
        for round in 0..<12 {
            let edition = round % 2 == 0 ? "new" : "old"
            try Self.write(edition: edition, to: site)
            if try Self.wasKilled(site, after: Double.random(in: 0...duration, using: &random) / 1_000) {
                interrupted += 1
            }
            for (name, bytes) in try site.tree("Public") where !name.hasPrefix(".broadsheet-partial/") {
                #expect(
                    bytes == old[name] || bytes == new[name],
                    "\(name) is torn, seed \(SeededGenerator.seed), round \(round)")
            }
        }
        #expect(interrupted > 0, "no build was interrupted, seed \(SeededGenerator.seed)")
        try Self.write(edition: "new", to: site)
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try site.tree("Public") == new, "seed \(SeededGenerator.seed)")
    }

    @Test("leaves, where it is the first, what the next one makes whole")
    func firstBuildIsMadeUpFor() throws {
        var random = SeededGenerator(3)
        let whole = try Self.site(edition: "new")
        let start = ContinuousClock.now
        _ = try Executable.run("build", "--site", whole.path)
        let duration = (ContinuousClock.now - start) / .milliseconds(1)
        let expected = try whole.tree("Public")

        var interrupted = 0
        for round in 0..<8 {
            let site = try Self.site(edition: "new")
            if try Self.wasKilled(
                site, after: Double.random(in: duration / 3...duration, using: &random) / 1_000)
            {
                interrupted += 1
            }
            // What a kill in the middle of a file leaves of it, where there are files yet.
            let begun = try? site.tree("Public").keys.filter { $0.hasSuffix(".html") }.sorted()
            if let torn = begun?.first, let bytes = expected[torn] {
                try bytes.prefix(bytes.count / 2).write(
                    to: URL(filePath: site.path).appending(path: "Public/" + torn))
            }
            let outcome = try Executable.run("build", "--site", site.path)
            #expect(outcome.status == 0, "\(outcome.errors), seed \(SeededGenerator.seed), round \(round)")
            #expect(
                try site.tree("Public") == expected, "seed \(SeededGenerator.seed), round \(round)")
        }
        #expect(interrupted > 0, "no build was interrupted, seed \(SeededGenerator.seed)")
    }

    /// False where the build was faster.
    private static func wasKilled(_ site: TemporaryFolder, after seconds: Double) throws -> Bool {
        let process = Executable.process(["build", "--site", site.path])
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    /// A site of two hundred stories; an edition shows in every page, and some stories are in one alone.
    private static func site(edition: String) throws -> TemporaryFolder {
        let site = try Fixtures.copy("site")
        try write(edition: edition, to: site)
        return site
    }

    private static func write(edition: String, to site: TemporaryFolder) throws {
        try? FileManager.default.removeItem(atPath: site.path + "/content/many")
        for number in 0..<200 where number % 10 != 0 || edition == "new" {
            try site.write(
                """
                ---
                title: Story \(number) of the \(edition) edition
                date: 2022-01-\(number % 28 + 1)
                ---
                \(String(repeating: "The \(edition) edition. ", count: 500))
                """.replacing(/2022-01-(\d)\n/) { "2022-01-0\($0.1)\n" },
                to: "content/many/story-\(number).md")
        }
    }
}
