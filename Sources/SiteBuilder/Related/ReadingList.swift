import Synchronization

/// What to read after each story, worked out when it is asked, and once.
final class ReadingList: Sendable {
    private let search: @Sendable (Int) -> [Int]
    private let found: Mutex<[Int: SIMD4<Int32>]>

    init(_ stories: RelatedStories) {
        search = { stories.related(to: $0) }
        found = Mutex([:])
    }

    /// - Parameter known: As a record has it; after other stories there is nothing.
    init(known: [Int: [Int]]) {
        search = { _ in [] }
        found = Mutex(known.mapValues(Self.packed))
    }

    /// The stories related to one, by their numbers.
    func related(to story: Int) -> [Int] {
        if let known = found.withLock({ $0[story] }) { return Self.unpacked(known) }
        let related = search(story)
        found.withLock { $0[story] = Self.packed(related) }
        return related
    }

    /// Room for the four that ``RelatedStories`` finds: an array of each would take far more on a large site.
    private static func packed(_ stories: [Int]) -> SIMD4<Int32> {
        var packed = SIMD4<Int32>(repeating: -1)
        for (place, story) in stories.prefix(4).enumerated() { packed[place] = Int32(story) }
        return packed
    }

    private static func unpacked(_ packed: SIMD4<Int32>) -> [Int] {
        var stories: [Int] = []
        for place in 0..<4 where packed[place] >= 0 { stories.append(Int(packed[place])) }
        return stories
    }
}
