import Synchronization

/// The browsers that want to be told.
final class Listeners: Sendable {
    private let open = Mutex<(next: Int, continuations: [Int: AsyncStream<PreviewMessage>.Continuation])>(
        (0, [:]))

    func messages() -> AsyncStream<PreviewMessage> {
        // A browser that does not read gets the newest message, which says all.
        let (stream, continuation) = AsyncStream.makeStream(
            of: PreviewMessage.self, bufferingPolicy: .bufferingNewest(1))
        let number = open.withLock { open in
            open.next += 1
            open.continuations[open.next] = continuation
            return open.next
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.open.withLock { $0.continuations.removeValue(forKey: number) }
        }
        return stream
    }

    func tell(_ message: PreviewMessage) {
        for continuation in open.withLock({ Array($0.continuations.values) }) { continuation.yield(message) }
    }
}
