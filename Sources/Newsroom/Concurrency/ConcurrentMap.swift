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
        return try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
            for _ in 0..<workers {
                group.addTask {
                    var results: [(Int, Result)] = []
                    while case let index = next.take(), index < self.count {
                        try Task.checkCancellation()
                        results.append((index, try await transform(self[index])))
                    }
                    return results
                }
            }
            var results = [Result?](repeating: nil, count: self.count)
            for try await part in group {
                for (index, result) in part { results[index] = result }
            }
            return results.compactMap { $0 }
        }
    }
}

/// Hands out 0, 1, 2 … to whoever asks.
private final class Counter: Sendable {
    private let value = Atomic(0)

    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
