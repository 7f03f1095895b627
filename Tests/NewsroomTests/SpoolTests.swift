import Foundation
import Newsroom
import Testing

struct SpoolTests {
    @Test("What many tasks add to a spool at once is read back as it was added, while they add and after")
    func givesBackWhatWasAdded() async throws {
        let spool = try FileSystem.disk.makeSpool(NSTemporaryDirectory())
        /// Up to 50 KB, so that a hundred of them fill what is held in memory many times.
        func bytes(_ task: Int, _ number: Int) -> [UInt8] {
            Array(repeating: UInt8((task * 31 + number) & 0xFF), count: (task * 7919 + number * 613) % 50_000)
        }
        let added = try await withThrowingTaskGroup(of: [Range<Int>].self) { group in
            for task in 0..<8 {
                group.addTask {
                    var places: [Range<Int>] = []
                    for number in 0..<100 {
                        places.append(try spool.append(bytes(task, number)))
                        let back = number / 2
                        #expect(try spool.read(places[back]) == bytes(task, back))
                        #expect(try spool.read(places[number]) == bytes(task, number))
                    }
                    for number in 0..<100 { #expect(try spool.read(places[number]) == bytes(task, number)) }
                    return places
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        var end = 0
        for place in added.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            #expect(place.lowerBound == end)
            end = place.upperBound
        }
    }
}
