import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Edits, and builds between them")
struct EditSequenceTests {
    /// `BROADSHEET_SEQUENCES` asks for more.
    private static let count =
        ProcessInfo.processInfo.environment["BROADSHEET_SEQUENCES"].flatMap { Int($0) } ?? 500

    /// `BROADSHEET_SEQUENCE` is one alone, to look into.
    private static let chosen = ProcessInfo.processInfo.environment["BROADSHEET_SEQUENCE"].flatMap { Int($0) }

    @Test("end as clean builds do, whatever is edited")
    func inMemory() async throws {
        let numbers = Self.chosen.map { [$0] } ?? Array(0..<Self.count)
        try await Self.run(numbers) { .inMemory() }
    }

    @Test("end as clean builds do on a disk, where files change within one tick of its clock")
    func onDisk() async throws {
        let numbers = Self.chosen.map { [$0] } ?? Array(0..<min(25, Self.count))
        try await Self.run(numbers) { try .onDisk() }
    }

    private static func run(
        _ numbers: [Int], on makeGround: @escaping @Sendable () throws -> SiteGround
    ) async throws {
        let tallies = try await numbers.concurrentMap(jobs: ProcessInfo.processInfo.activeProcessorCount) {
            number in
            let ground = try makeGround()
            var sequence = EditSequence(number, on: ground)
            try await sequence.run()
            try ground.clear()
            return sequence.tally
        }
        let builds = tallies.map(\.builds).reduce(0, +)
        let failed = tallies.map(\.failed).reduce(0, +)
        let written = tallies.map(\.written).reduce(0, +)
        let unchanged = tallies.map(\.unchanged).reduce(0, +)
        let reprints = tallies.map(\.reprints).reduce(0, +)
        print(
            "\(numbers.count) sequences from seed \(SeededGenerator.seed): \(builds) builds, \(failed) of them refused, "
                + "\(reprints) without a plan; \(written) files written, \(unchanged) unchanged")
        // Sites that cannot be built compare nothing.
        if chosen == nil {
            #expect(failed * 3 < builds, "too many sites cannot be built")
            #expect(reprints > 0, "no build could do without a plan")
        }
    }
}
