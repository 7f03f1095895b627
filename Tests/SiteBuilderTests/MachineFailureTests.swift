import Newsroom
import SiteBuilder
import TestSupport
import Testing

@Suite("A machine that fails")
struct MachineFailureTests {
    private let options = BuildOptions(
        site: "/site", output: "/site/Public", jobs: 2, now: Moment(secondsSince1970: 1_700_000_000))

    private static func sources(_ edition: String) -> [String: [UInt8]] {
        var files = [
            "/site/site.yml": "title: Small\nurl: https://small.example.org\ndescription: \(edition)"
        ]
        for number in 0..<8 {
            files["/site/content/news/story-\(number).md"] =
                "---\ntitle: \(edition) \(number)\ndate: 2022-01-01\n---\nText."
        }
        return files.mapValues { Array($0.utf8) }
    }

    @Test("stops the build with an error, tears no page, and the next build ends as a clean one")
    func stopsBuild() async throws {
        let clean = FileSystem.inMemory(Self.sources("New"))
        _ = try await SiteBuild(files: clean, options: options).run()
        let new = try clean.tree("/site/Public")

        // Every way in which the disk can be full: from the first write to the last.
        var failures = 0
        while try await buildFails(atWrite: failures + 1, clean: new) { failures += 1 }
        let before = FileSystem.inMemory(Self.sources("Old"))
        _ = try await SiteBuild(files: before, options: options).run()
        let old = try before.tree("/site/Public")
        let changed = new.count { old[$0.key] != $0.value }
        #expect(
            failures == changed + 1,
            "every page that changes, and what they were made of: the list of files stays as it is")
    }

    /// False where the build has fewer writes.
    private func buildFails(atWrite failingWrite: Int, clean new: [String: [UInt8]]) async throws -> Bool {
        let disk = FileSystem.inMemory(Self.sources("Old"))
        _ = try await SiteBuild(files: disk, options: options).run()
        let old = try disk.tree("/site/Public")
        for (path, bytes) in Self.sources("New") { try disk.write(path, bytes) }
        do {
            _ = try await SiteBuild(files: disk.failing(afterWrites: failingWrite), options: options).run()
            return false
        } catch is FileError {
            for (path, bytes) in try disk.tree("/site/Public") {
                #expect(bytes == old[path] || bytes == new[path], "\(path) is torn by write \(failingWrite)")
            }
        }
        let report = try await SiteBuild(files: disk, options: options).run()
        #expect(report.succeeded)
        #expect(try disk.tree("/site/Public") == new, "after write \(failingWrite)")
        return true
    }
}
