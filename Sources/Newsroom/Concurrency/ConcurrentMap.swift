extension Array where Element: Sendable {
    /// The results of a transformation in the order of the elements, worked out by at most `jobs` tasks.
    ///
    /// The first error in the order of time ends the others.
    package func concurrentMap<Result: Sendable>(
        jobs: Int, _ transform: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(count)
        try await concurrentStretches(jobs: jobs, Self.eachOf(transform)) { results += $0 }
        return results
    }

    /// The same, but each result is handed on, in the order of the elements, while others are still worked out.
    ///
    /// - Parameter take: Is given one result after another. While it is at one, few others are begun.
    package func concurrentMap<Result: Sendable>(
        jobs: Int, _ transform: @escaping @Sendable (Element) async throws -> Result,
        forEach take: (Result) throws -> Void
    ) async throws {
        try await concurrentStretches(jobs: jobs, Self.eachOf(transform)) { try $0.forEach(take) }
    }

    /// The same for a transformation that takes a few elements at once, which stand beside each other.
    ///
    /// - Parameter transform: Gives a result for each element.
    package func concurrentMap<Result: Sendable>(
        jobs: Int, stretches transform: @escaping @Sendable (ArraySlice<Element>) async throws -> [Result],
        forEach take: (Result) throws -> Void
    ) async throws {
        try await concurrentStretches(jobs: jobs, transform) { try $0.forEach(take) }
    }

    private static func eachOf<Result: Sendable>(
        _ transform: @escaping @Sendable (Element) async throws -> Result
    ) -> @Sendable (ArraySlice<Element>) async throws -> [Result] {
        { stretch in
            var results: [Result] = []
            results.reserveCapacity(stretch.count)
            for element in stretch { results.append(try await transform(element)) }
            return results
        }
    }

    private func concurrentStretches<Result: Sendable>(
        jobs: Int, _ transform: @escaping @Sendable (ArraySlice<Element>) async throws -> [Result],
        forEach take: ([Result]) throws -> Void
    ) async throws {
        let workers = Swift.max(1, Swift.min(jobs, count))
        // Enough stretches that no worker waits long for the last, few enough that handing them out costs nothing.
        let length = Swift.max(1, Swift.min(64, count / (workers * 16)))
        var starts = stride(from: 0, to: count, by: length).makeIterator()
        try await withThrowingTaskGroup(of: (start: Int, results: [Result]).self) { group in
            func begin(at start: Int) {
                group.addTask {
                    try Task.checkCancellation()
                    return (start, try await transform(self[start..<Swift.min(start + length, count)]))
                }
            }
            for _ in 0..<workers { starts.next().map(begin) }
            var waiting: [Int: [Result]] = [:]
            var taken = 0
            for try await (start, results) in group {
                starts.next().map(begin)
                waiting[start] = results
                while let results = waiting.removeValue(forKey: taken) {
                    try take(results)
                    taken += length
                }
            }
        }
    }
}
