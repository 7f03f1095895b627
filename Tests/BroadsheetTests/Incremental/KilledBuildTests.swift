import Foundation
import TestSupport
import Testing

@Suite("A build of what was edited that is killed")
struct KilledBuildTests {
    @Test("leaves every file old or new, and the next one ends as a clean one")
    func isMadeUpFor() throws {
        var random = SeededGenerator(15)
        var paper = RandomPaper(stories: 60, usesDefaultTheme: true, random: SeededGenerator(16))
        let site = try TemporaryFolder()
        for (path, bytes) in paper.files { try site.write(bytes, to: path) }
        #expect(try Self.build(paper, in: site.path).status == 0)
        var old = try site.tree("Public")
        var duration = 0.3
        var killed = 0
        var round = 0
        while killed < 15, round < 60 {
            round += 1
            let context = "seed \(SeededGenerator.seed), round \(round)"
            let before = paper
            let words = try Self.edit(&paper, site, &random)
            guard let new = try Self.cleanBuild(paper) else {
                // Sources that cannot be built are taken back.
                paper.revert(to: before)
                try Self.perform(paper.takeOperations(), in: site)
                continue
            }
            for _ in 0..<random.number(1...2) {
                if try Self.wasKilled(paper, site, after: Double.random(in: 0...duration, using: &random)) {
                    killed += 1
                }
                for (name, bytes) in try site.tree("Public") where !name.hasPrefix(".broadsheet-partial/") {
                    #expect(bytes == old[name] || bytes == new[name], "\(name) is torn: \(context), \(words)")
                }
            }
            let start = ContinuousClock.now
            let outcome = try Self.build(paper, in: site.path)
            duration = max(0.02, (ContinuousClock.now - start) / .seconds(1))
            #expect(outcome.status == 0, "\(outcome.errors): \(context), \(words)")
            let found = try site.tree("Public")
            let different = Set(found.keys).union(new.keys).filter { found[$0] != new[$0] }.sorted()
            #expect(different == [], "\(context), \(words)")
            old = new
        }
        #expect(killed >= 15, "too few builds were killed, seed \(SeededGenerator.seed)")
    }

    private static func edit(
        _ paper: inout RandomPaper, _ site: TemporaryFolder, _ random: inout SeededGenerator
    ) throws -> String {
        let words = (0..<random.number(1...4)).map { _ in paper.edit() }.joined(separator: "; ")
        try perform(paper.takeOperations(), in: site)
        return words
    }

    private static func perform(_ operations: [RandomPaper.Operation], in site: TemporaryFolder) throws {
        let root = URL(filePath: site.path)
        for operation in operations {
            switch operation {
            case .write(let path, let bytes), .replace(let path, let bytes): try site.write(bytes, to: path)
            case .move(let path, let target):
                try? FileManager.default.removeItem(at: root.appending(path: target))
                try FileManager.default.createDirectory(
                    at: root.appending(path: target).deletingLastPathComponent(),
                    withIntermediateDirectories: true)
                try FileManager.default.moveItem(
                    at: root.appending(path: path), to: root.appending(path: target))
            case .remove(let path): try FileManager.default.removeItem(at: root.appending(path: path))
            }
        }
    }

    private static func arguments(_ paper: RandomPaper, in folder: String) -> [String] {
        let at = Date(timeIntervalSince1970: TimeInterval(paper.now)).ISO8601Format()
        return ["build", "--site", folder, "--at", at] + (paper.includesUnpublished ? ["--drafts"] : [])
            + (paper.isStrict ? ["--strict"] : [])
    }

    private static func build(_ paper: RandomPaper, in folder: String) throws -> Executable.Outcome {
        try Executable.run(arguments(paper, in: folder))
    }

    /// Nil where the sources cannot be built.
    private static func cleanBuild(_ paper: RandomPaper) throws -> [String: Data]? {
        let folder = try TemporaryFolder()
        for (path, bytes) in paper.files { try folder.write(bytes, to: path) }
        return try build(paper, in: folder.path).status == 0 ? try folder.tree("Public") : nil
    }

    /// False where the build was faster.
    private static func wasKilled(
        _ paper: RandomPaper, _ site: TemporaryFolder, after seconds: Double
    ) throws -> Bool {
        let process = Executable.process(arguments(paper, in: site.path))
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }
}

extension TemporaryFolder {
    fileprivate func write(_ bytes: [UInt8], to file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}
