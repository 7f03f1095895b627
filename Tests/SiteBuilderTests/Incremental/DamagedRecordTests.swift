import Foundation
import Newsroom
import SiteBuilder
import TestSupport
import Testing

@Suite("A record that is damaged, foreign or lost")
struct DamagedRecordTests {
    private static let output = "/site/Public"
    private static let record = "/site/.broadsheet"

    /// What can happen to a file of the record.
    enum Damage: String, CaseIterable {
        case truncated, flipped, emptied, garbage, foreign, otherVersion, lengthened, removed, allRemoved
        case doubled, older, folder
    }

    @Test("never makes a build wrong: it ends as a clean one, or asks and changes nothing")
    func endsAsCleanBuild() async throws {
        let outcomes = try await Array(0..<200).concurrentMap(
            jobs: ProcessInfo.processInfo.activeProcessorCount
        ) { number in
            try await Self.damageOnce(number)
        }
        print(
            "200 damages from seed \(SeededGenerator.seed): \(outcomes.count(where: \.self)) builds asked for --force"
        )
    }

    /// - Returns: Whether Broadsheet no longer knew the output.
    private static func damageOnce(_ number: Int) async throws -> Bool {
        var random = SeededGenerator(number * 1_000_003 + 250_000)
        let ground = SiteGround.inMemory()
        var paper = paper(&random)
        try ground.plant(paper)
        _ = try await ground.build(paper, output: output)
        let older = try ground.files.tree(record)
        var story = [try edit(&paper, on: ground)]
        let before = try await ground.build(paper, output: output)
        let damage = random.pick(Damage.allCases)
        story.append(try await inflict(damage, older: older, on: ground, &random))
        // Some builds have nothing else to do.
        if random.once(in: 2) { story.append(try edit(&paper, on: ground)) }
        if random.once(in: 4) { try ground.files.plant(output + "/index.html", [0x3F]) }
        let found = try ground.files.tree(output)

        let clean = try await ground.cleanBuild(paper, output: output)
        var built = try await ground.build(paper, output: output)
        let asked = clean.report.succeeded && built.wasRefused
        if asked {
            let context = context(number, story)
            #expect(built.files == found, "a build that was refused wrote something\(context)")
            built = try await ground.build(paper, output: output, force: true)
        }
        let context = context(number, story)
        #expect(built.report.diagnostics == clean.report.diagnostics, "\(damage)\(context)")
        guard clean.report.succeeded else {
            #expect(built.files == found, "a build with errors wrote something\(context)")
            return asked
        }
        // What a build left behind whose record is lost is nobody's any more.
        let left = before.files.filter { clean.files[$0.key] == nil && found[$0.key] == built.files[$0.key] }
        let expected = clean.files.merging(left) { first, _ in first }
        let difference = FolderComparison.difference(
            built.files, expected.filter { built.files[$0.key] != nil || clean.files[$0.key] != nil })
        #expect(difference == nil, "\(damage)\(context)")

        // And from then on all is as ever.
        _ = try edit(&paper, on: ground)
        let next = try await ground.build(paper, output: output)
        let nextClean = try await ground.cleanBuild(paper, output: output)
        #expect(
            next.report.diagnostics == nextClean.report.diagnostics, "the build after \(damage)\(context)")
        if nextClean.report.succeeded {
            let strays = next.files.filter { nextClean.files[$0.key] == nil && left[$0.key] == $0.value }
            let difference = FolderComparison.difference(
                next.files, nextClean.files.merging(strays) { first, _ in first })
            #expect(difference == nil, "the build after \(damage)\(context)")
        }
        return asked
    }

    private static func paper(_ random: inout SeededGenerator) -> RandomPaper {
        RandomPaper(
            stories: 6, usesDefaultTheme: false,
            random: SeededGenerator(Int.random(in: 0...99_999_999, using: &random)))
    }

    private static func edit(_ paper: inout RandomPaper, on ground: SiteGround) throws -> String {
        let words = paper.edit()
        for operation in paper.takeOperations() { try ground.files.perform(operation, in: ground.site) }
        return words
    }

    /// - Returns: What was done, in words.
    private static func inflict(
        _ damage: Damage, older: [String: [UInt8]], on ground: SiteGround, _ random: inout SeededGenerator
    ) async throws -> String {
        let files = ground.files
        let present = try files.tree(record)
        guard let name = present.keys.sorted().randomElement(using: &random), var bytes = present[name] else {
            return "there is no record"
        }
        let path = record + "/" + name
        let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
        switch damage {
        case .truncated: bytes = Array(bytes.prefix(place))
        case .flipped:
            for _ in 0..<random.pick([1, 1, 1, 3, 20]) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8(random.number(0...7))
            }
        case .emptied: bytes = []
        case .garbage: bytes = (0..<random.number(1...4_000)).map { _ in UInt8(random.number(0...255)) }
        case .foreign:
            // Of another site that was built in a folder of the same name.
            let other = SiteGround.inMemory()
            let paper = paper(&random)
            try other.plant(paper)
            _ = try await other.build(paper, output: output)
            bytes = try other.files.tree(record)[name] ?? []
        case .otherVersion:
            // One file says its version in its first line, the other in its last.
            let said = Array(bytes.indices.prefix(64)) + bytes.indices.suffix(4)
            for index in said where (0x30...0x39).contains(bytes[index]) {
                bytes[index] = bytes[index] == 0x39 ? 0x38 : bytes[index] + 1
            }
        case .lengthened: bytes += Array("more".utf8)
        case .doubled: bytes += bytes
        case .older: bytes = older[name] ?? []
        case .removed:
            try files.remove(path)
            return "\(name) is removed"
        case .folder:
            try files.remove(path)
            try files.plant(path + "/file", bytes)
            return "a folder stands in place of \(name)"
        case .allRemoved:
            try files.removeAll(record)
            return "the folder is removed"
        }
        try files.write(path, bytes)
        return "\(name) is \(damage.rawValue), at \(place) of \(present[name]?.count ?? 0)"
    }

    private static func context(_ number: Int, _ story: [String]) -> String {
        ", seed \(SeededGenerator.seed), damage \(number): " + story.joined(separator: "; ")
    }
}
