import Foundation
import Newsroom
import TestSupport
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

    @Test("What is released while others add and read is gone from the disk, and nothing else is")
    func givesRoomBack() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let spool = try FileSystem.disk.makeSpool(folder.path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    var random = SeededGenerator(task)
                    var kept: [(place: Range<Int>, byte: UInt8)] = []
                    for number in 0..<400 {
                        let byte = UInt8.random(in: 1...255, using: &random)
                        let count = [0, 1, 4_000, 300_000][number % 4]
                        let place = try spool.append(Array(repeating: byte, count: count))
                        if Int.random(in: 0..<8, using: &random) == 0 {
                            kept.append((place, byte))
                        } else {
                            spool.release(place)
                        }
                        for (place, byte) in kept.suffix(20) {
                            let same = try spool.read(place).allSatisfy { $0 == byte }
                            #expect(same, "seed \(SeededGenerator.seed)")
                        }
                    }
                    for (place, byte) in kept {
                        let same = try spool.read(place).allSatisfy { $0 == byte }
                        #expect(same, "seed \(SeededGenerator.seed)")
                        spool.release(place)
                    }
                }
            }
            try await group.waitForAll()
        }
        #if os(Linux)
            // Of 120 MB, what was released before it had been written, and the last piece.
            #expect(try roomOnDisk(of: folder.path) < 10_000_000)
        #endif
    }

    #if os(Linux)
        /// Of the files without a name that this process has open in a folder, in bytes.
        private func roomOnDisk(of folder: String) throws -> Int {
            let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
            var room = 0
            for descriptor in descriptors.compactMap({ Int32($0) }) {
                let target = try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/self/fd/\(descriptor)")
                var status = stat()
                guard let target, target.hasPrefix(folder + "/spool-"), fstat(descriptor, &status) == 0 else {
                    continue
                }
                room += Int(status.st_blocks) * 512
            }
            return room
        }
    #endif
}
