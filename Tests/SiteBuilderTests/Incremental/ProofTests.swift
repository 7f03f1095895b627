import Foundation
import Newsroom
import SiteBuilder
import Synchronization
import TestSupport
import Testing

@Suite("A proof")
struct ProofTests {
    @Test("shows after every edit what a clean build makes, byte for byte")
    func showsCleanBuild() async throws {
        let shown = try await Array(0..<100).concurrentMap(
            jobs: ProcessInfo.processInfo.activeProcessorCount
        ) { number in
            try await Self.editOnce(number)
        }
        print(
            "100 sequences from seed \(SeededGenerator.seed): \(shown.reduce(0, +)) proofs without mistakes")
    }

    /// - Returns: How many proofs had no mistakes.
    private static func editOnce(_ number: Int) async throws -> Int {
        var random = SeededGenerator(number * 1_000_003 + 750_000)
        let ground = SiteGround.inMemory()
        var paper = RandomPaper(
            stories: random.number(6...12), usesDefaultTheme: random.once(in: 10),
            random: SeededGenerator(number * 1_000_003 + 800_000))
        try ground.plant(paper)
        var desk = try ProofDesk(files: ground.files, options: ground.options(paper, output: "/site/Public"))
        var story: [String] = []
        var change = ProofDesk.Change.everything
        var shown = 0
        for _ in 0..<8 {
            let outcome = try await desk.proof(after: change, at: Moment(secondsSince1970: paper.now))
            let clean = try await ground.cleanBuild(paper, output: "/site/Public")
            let context =
                ", seed \(SeededGenerator.seed), sequence \(number): \(story.joined(separator: "; "))"
            // What in a template is wrong only when it runs is found when its page is looked at.
            if clean.report.succeeded || clean.wasRefused {
                #expect(outcome.diagnostics == clean.report.diagnostics, "other diagnostics\(context)")
                #expect((outcome.proof != nil) == clean.report.succeeded, "not as the build ended\(context)")
            }
            if clean.report.succeeded, let proof = outcome.proof {
                var made: [String: [UInt8]] = [:]
                for file in proof.files { made[file] = try proof.page(file)?.bytes }
                let difference = FolderComparison.difference(made, clean.files)
                #expect(difference == nil, "\(context)")
                guard difference == nil else { return shown }
                shown += 1
            }
            let options = (paper.includesUnpublished, paper.isStrict)
            var changed: Set<String> = []
            for _ in 0..<random.number(1...2) {
                story.append(random.once(in: 3) ? paper.mend() ?? paper.edit() : paper.edit())
                for operation in paper.takeOperations() {
                    try ground.files.perform(operation, in: ground.site)
                    changed.formUnion(operation.files)
                }
            }
            change = .files(changed)
            // Other options are another command.
            if options != (paper.includesUnpublished, paper.isStrict) {
                desk = try ProofDesk(
                    files: ground.files, options: ground.options(paper, output: "/site/Public"))
            }
        }
        return shown
    }

    @Test("takes a story's new text by reading that story, and nothing else")
    func readsOneStory() async throws {
        let ground = SiteGround.inMemory()
        try ground.files.plant("/site/site.yml", Array("title: T\nurl: https://t.example\n".utf8))
        for number in 0..<20 {
            try ground.files.plant("/site/content/world/story-\(number).md", Self.story(number, "Old."))
        }
        let counted = CountedFileSystem(ground.files, site: "/site", output: "/site/Public")
        let now = Moment(secondsSince1970: 1_700_000_000)
        let desk = try ProofDesk(
            files: counted.files,
            options: BuildOptions(site: "/site", output: "/site/Public", jobs: 1, now: now))
        _ = try await desk.proof(after: .everything, at: now)
        let before = counted.work
        try ground.files.write("/site/content/world/story-3.md", Self.story(3, "New."))
        let outcome = try await desk.proof(after: .files(["content/world/story-3.md"]), at: now)
        #expect(counted.work.sourcesRead - before.sourcesRead == 1)
        let page = try outcome.proof?.page("world/story-3/index.html")
        let html = String(decoding: page?.bytes ?? [], as: UTF8.self)
        #expect(html.contains("<p>New.</p>"))
        let source = page?.story?.source
        #expect(source == "content/world/story-3.md")
        #expect(counted.work.outputsWritten == 0 && counted.work.recordsWritten == 0)
    }

    @Test("takes a story's new headline without planning the site")
    func takesHeadline() async throws {
        let ground = SiteGround.inMemory()
        try ground.files.plant("/site/site.yml", Array("title: T\nurl: https://t.example/\n".utf8))
        for number in 0..<9 {
            try ground.files.plant("/site/content/world/story-\(number).md", Self.story(number, "Old."))
        }
        // The texts of a plan have a spool of their own.
        let plans = Mutex(0)
        var files = ground.files
        files.makeSpool = { folder throws(FileError) in
            plans.withLock { $0 += 1 }
            return try ground.files.makeSpool(folder)
        }
        let now = Moment(secondsSince1970: 1_700_000_000)
        let desk = try ProofDesk(
            files: files, options: BuildOptions(site: "/site", output: "/site/Public", jobs: 1, now: now))
        _ = try await desk.proof(after: .everything, at: now)
        try ground.files.write(
            "/site/content/world/story-3.md", Self.story(3, "Old.", headline: "Another headline"))
        let outcome = try await desk.proof(after: .files(["content/world/story-3.md"]), at: now)
        for file in ["index.html", "world/index.html", "world/story-3/index.html", "feed.xml"] {
            let page = try outcome.proof?.page(file)?.bytes ?? []
            #expect(String(decoding: page, as: UTF8.self).contains("Another headline"), "\(file)")
        }
        #expect(plans.withLock { $0 } == 1)
    }

    private static func story(_ number: Int, _ text: String, headline: String? = nil) -> [UInt8] {
        let headline = headline ?? "Story \(number)"
        return Array(
            "---\ntitle: \(headline)\ndate: 2023-01-0\(number % 9 + 1)\nstandfirst: S.\n---\nFirst.\n\n\(text)\n"
                .utf8)
    }
}

extension RandomPaper.Operation {
    /// What a watcher would tell of it.
    fileprivate var files: [String] {
        switch self {
        case .write(let path, _), .replace(let path, _), .remove(let path): [path]
        case .move(let path, let target): [path, target]
        }
    }
}
