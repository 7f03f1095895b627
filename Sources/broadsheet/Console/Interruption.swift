import Dispatch
import Foundation

/// Ends work, and the programs that it has started, when this process is told to end.
enum Interruption {
    /// - Throws: A `CancellationError` where the process was told to end by SIGINT, SIGTERM or SIGHUP.
    static func ending<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws
        -> Result
    {
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            // The system's own way would leave the programs running.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { task.cancel() }
            source.activate()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        let result = await task.result
        if task.isCancelled { throw CancellationError() }
        return try result.get()
    }
}
