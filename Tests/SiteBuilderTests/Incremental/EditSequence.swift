import Foundation
import Newsroom
import SiteBuilder
import TestSupport
import Testing

/// A random site, random edits of it, and after each few of them a build that has to end as a clean one does.
struct EditSequence {
    private let number: Int
    private let ground: SiteGround
    private var paper: RandomPaper
    private var random: SeededGenerator
    /// The last state whose sources could be built.
    private var lastGood: RandomPaper
    /// What stands in each output folder now.
    private var outputs: [String: [String: [UInt8]]] = [:]
    /// Files that somebody else put into an output folder.
    private var foreign: [String: [String: [UInt8]]] = [:]
    private var story: [String] = []
    private(set) var tally = Tally()

    struct Tally {
        var builds = 0
        var failed = 0
        var written = 0
        var unchanged = 0
        /// Builds that found no more changed than words.
        var reprints = 0
    }

    /// - Parameter number: Which of the sequences that the seed gives.
    init(_ number: Int, on ground: SiteGround) {
        self.number = number
        self.ground = ground
        // Streams of neighbouring numbers are one sequence, a draw apart.
        random = SeededGenerator(number * 1_000_003)
        paper = RandomPaper(
            stories: random.number(6...random.pick([7, 8, 9, 25])), usesDefaultTheme: random.once(in: 10),
            random: SeededGenerator(number * 1_000_003 + 500_000))
        lastGood = paper
    }

    /// Runs the sequence to its end, or to the first build that does not end as a clean one.
    mutating func run() async throws {
        try ground.plant(paper)
        let folders = random.once(in: 8) ? ["/site/Public", "/elsewhere"] : ["/site/Public"]
        guard try await compareBuild(into: folders[0]) else { return }
        for _ in 0..<random.number(3...random.pick([3, 4, 5, 8])) {
            let output = random.pick(folders)
            story.append("— then")
            for _ in 0..<random.number(1...3) { try edit() }
            if random.once(in: 10) { try tamper(with: output) }
            if random.once(in: 6) { try await editDuringBuild(into: output) }
            guard try await compareBuild(into: output) else { return }
            if random.once(in: 12), try await !compareNextChange() { return }
        }
    }

    // MARK: Editing

    private mutating func edit() throws {
        // On a disk the hard edits are those that neither size nor time gives away.
        if random.once(in: ground.isOnDisk ? 3 : 12), let (words, _) = paper.editKeepingSize() {
            story.append(words)
        } else {
            story.append(random.once(in: 3) ? paper.mend() ?? paper.edit() : paper.edit())
        }
        try performOperations()
    }

    private mutating func performOperations() throws {
        let keepsTimes = ground.isOnDisk && random.once(in: 2)
        for operation in paper.takeOperations() { try ground.perform(operation, keepingTime: keepsTimes) }
        if keepsTimes { story.append("(with the times that files had before)") }
    }

    /// Does something to the output that only Broadsheet should write.
    private mutating func tamper(with output: String) throws {
        var present = outputs[output] ?? [:]
        guard let file = present.keys.sorted().randomElement(using: &random), foreign[output]?[file] == nil
        else { return }
        let path = ground.root + output + "/" + file
        switch random.number(0...4) {
        case 0:
            try ground.files.remove(path)
            present[file] = nil
            story.append("deletes \(output)/\(file)")
        case 1:
            try ground.files.removeAll(ground.root + output)
            present = [:]
            foreign[output] = nil
            story.append("deletes \(output)")
        case 2:
            let name = "notes-\(random.number(0...9)).bak"
            try ground.files.write(ground.root + output + "/" + name, [1])
            present[name] = [1]
            foreign[output, default: [:]][name] = [1]
            story.append("puts \(name) into \(output)")
        case 3:
            present[file] = present[file].map { $0.map { $0 == 0x65 ? 0x61 : $0 } }
            try ground.files.write(path, present[file] ?? [])
            story.append("changes letters in \(output)/\(file)")
        default:
            present[file] = present[file].map { Array($0.dropLast(5)) }
            try ground.files.write(path, present[file] ?? [])
            story.append("truncates \(output)/\(file)")
        }
        outputs[output] = present
    }

    /// A build in the middle of which a story is saved, just after it was read and in the same tick of the disk's
    /// clock as the time before: what it makes is of no importance, but the build after it has to see the new text.
    private mutating func editDuringBuild(into output: String) async throws {
        let before = paper
        guard let (words, path) = paper.editKeepingSize(), let old = before.files[path] else { return }
        story.append("while it is built: \(words)")
        let ground = ground
        let read = ground.site + "/" + path
        let operations = paper.takeOperations()
        let touching = Once { _ = try? ground.files.write(read, old) }
        let saving = Once {
            for operation in operations { try? ground.files.perform(operation, in: ground.site) }
        }
        var watched = ground.files
        watched.status = { path throws(FileError) in
            if path == read { touching.perform() }
            return try ground.files.status(path)
        }
        watched.read = { path throws(FileError) in
            guard path == read else { return try ground.files.read(path) }
            touching.perform()
            let bytes = try ground.files.read(path)
            saving.perform()
            return bytes
        }
        _ = try? await SiteBuild(files: watched, options: ground.options(before, output: output)).run()
        // A build that need not read the story is one that it is saved after.
        saving.perform()
        outputs[output] = try ground.files.tree(ground.root + output)
    }

    // MARK: Comparing

    /// - Returns: Whether the next step can follow: false where the build is not as it should be.
    private mutating func compareBuild(into output: String) async throws -> Bool {
        let before = outputs[output] ?? [:]
        let jobs = random.pick([1, 2, 4])
        let built = try await ground.build(paper, output: output, jobs: jobs)
        let clean = try await ground.cleanBuild(paper, output: output)
        outputs[output] = built.files
        tally.builds += 1
        tally.failed += built.report.succeeded ? 0 : 1
        tally.written += built.report.written.count
        tally.unchanged += built.report.unchanged
        let counts = built.report.counts
        tally.reprints += counts.planned == 0 && counts.made > 0 ? 1 : 0
        var complaints: [String] = []
        if built.report.diagnostics != clean.report.diagnostics {
            complaints.append(
                "diagnostics: \(Self.texts(built, but: clean)), but a clean build has \(Self.texts(clean, but: built))"
            )
        }
        if built.report.pages != clean.report.pages {
            complaints.append("\(built.report.pages) pages, not \(clean.report.pages)")
        }
        if built.report.articles != clean.report.articles {
            complaints.append("\(built.report.articles) articles, not \(clean.report.articles)")
        }
        // A page that its template could not finish stays as it was, and nothing is cleared away.
        let own = clean.files.merging(foreign[output] ?? [:]) { $1 }
        let expected =
            clean.report.succeeded ? own : clean.wasRefused ? before : before.merging(own) { $1 }
        if let difference = FolderComparison.difference(built.files, expected) {
            complaints.append("files: " + difference)
        }
        if clean.report.succeeded { lastGood = paper } else { try goOn() }
        return accept(complaints, of: "the build into \(output) with \(jobs) jobs")
    }

    /// After a failure the newsroom mends what it broke, takes everything back, or goes on.
    private mutating func goOn() throws {
        switch random.number(0...5) {
        case 0: break
        case 1...2: if let words = paper.mend() { story.append(words) }
        default:
            paper.revert(to: lastGood)
            story.append("takes all back to the last good state")
        }
        try performOperations()
    }

    private mutating func compareNextChange() async throws -> Bool {
        let options = ground.options(paper, output: "/site/Public")
        let found = try await SiteBuild(files: ground.files, options: options).nextChange()
        let clean = SiteGround(files: .inMemory(), root: ground.root, isOnDisk: false)
        try clean.plant(paper)
        let expected = try await SiteBuild(files: clean.files, options: options).nextChange()
        let isSame =
            found.instant == expected.instant && found.report.diagnostics == expected.report.diagnostics
        return accept(
            isSame
                ? [] : ["\(found.instant?.iso8601 ?? "never"), not \(expected.instant?.iso8601 ?? "never")"],
            of: "the next change")
    }

    private func accept(_ complaints: [String], of what: String) -> Bool {
        if complaints.isEmpty { return true }
        Issue.record(
            """
            \(what) differs: seed \(SeededGenerator.seed), sequence \(number), build \(tally.builds)
              \(complaints.joined(separator: "\n  "))
            the edits:
              \(story.joined(separator: "\n  "))
            """)
        return false
    }

    private static func texts(_ site: BuiltSite, but other: BuiltSite) -> [String] {
        Set(site.report.diagnostics).subtracting(other.report.diagnostics).sorted().map(\.text)
    }
}
