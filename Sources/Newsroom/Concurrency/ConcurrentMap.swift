import Synchronization

extension Array where Element: Sendable {
    /// The results of a transformation in the order of the elements, worked out by at most `jobs` tasks.
    ///
    /// The first error in the order of time ends the others.
    package func concurrentMap<Result: Sendable>(
        jobs: Int, _ transform: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        let next = Counter()
        let workers = Swift.max(1, Swift.min(jobs, count))
        // Enough stretches that no worker waits long for the last, few enough that handing them out costs nothing.
        let stride = Swift.max(1, Swift.min(64, count / (workers * 16)))
        return try await withThrowingTaskGroup(of: [(start: Int, results: [Result])].self) { group in
            for _ in 0..<workers {
                group.addTask {
                    var parts: [(start: Int, results: [Result])] = []
                    while case let start = next.take() * stride, start < self.count {
                        try Task.checkCancellation()
                        var results: [Result] = []
                        results.reserveCapacity(stride)
                        for index in start..<Swift.min(start + stride, self.count) {
                            results.append(try await transform(self[index]))
                        }
                        parts.append((start, results))
                    }
                    return parts
                }
            }
            var parts: [(start: Int, results: [Result])] = []
            for try await some in group { parts += some }
            var results: [Result] = []
            results.reserveCapacity(count)
            for part in parts.sorted(by: { $0.start < $1.start }) { results += part.results }
            return results
        }
    }
}

/// Hands out 0, 1, 2 … to whoever asks.
private final class Counter: Sendable {
    private let value = Atomic(0)

    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
