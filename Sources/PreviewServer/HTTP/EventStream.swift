import Foundation

/// Messages as server-sent events (the HTML standard, section 9.2).
enum EventStream {
    /// A comment every few seconds finds out which browsers have gone.
    private static let heartbeat = Duration.seconds(15)

    static func events(of messages: AsyncStream<PreviewMessage>) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            // A browser that was cut off asks again at once.
            continuation.yield(Array("retry: 300\n\n".utf8))
            let telling = Task {
                for await message in messages { continuation.yield(event(message)) }
                continuation.finish()
            }
            let beating = Task {
                while (try? await Task.sleep(for: heartbeat)) != nil {
                    continuation.yield(Array(":\n\n".utf8))
                }
            }
            continuation.onTermination = { _ in
                telling.cancel()
                beating.cancel()
            }
        }
    }

    private static func event(_ message: PreviewMessage) -> [UInt8] {
        // JSON has no line breaks of its own.
        guard let data = try? JSONEncoder().encode(message) else { return [] }
        return Array("data: ".utf8) + data + Array("\n\n".utf8)
    }
}
