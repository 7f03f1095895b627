import Dispatch
import Foundation

/// One line on the terminal that says how far some work is, while it takes longer than half a second.
enum ProgressLine {
    private static let clearLine = "\r\u{1B}[2K"

    /// Does some work and shows its progress; where the standard error is no terminal, only does the work.
    ///
    /// - Parameter text: Says how far it is.
    static func during<Result: Sendable>(
        _ text: @escaping @Sendable () -> String, isShown: Bool, _ work: () async throws -> Result
    ) async rethrows -> Result {
        guard isShown, Console.standardErrorIsTerminal else { return try await work() }
        // A queue of its own: the build keeps all threads of Swift's pool busy.
        let queue = DispatchQueue(label: "progress")
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(100))
        timer.setEventHandler { write(clearLine + text()) }
        timer.activate()
        defer {
            timer.cancel()
            queue.sync { write(clearLine) }
        }
        return try await work()
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
