import Dispatch
import Foundation
import SiteBuilder

/// One line on the terminal that says how far a build is, while it takes longer than half a second.
enum ProgressLine {
    private static let clearLine = "\r\u{1B}[2K"

    /// Does some work and shows its progress; where the standard error is no terminal, only does the work.
    static func during<Result: Sendable>(
        _ progress: BuildProgress, isShown: Bool, _ work: () async throws -> Result
    ) async rethrows -> Result {
        guard isShown, Console.standardErrorIsTerminal else { return try await work() }
        // A queue of its own: the build keeps all threads of Swift's pool busy.
        let queue = DispatchQueue(label: "progress")
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(100))
        timer.setEventHandler { write(clearLine + text(of: progress)) }
        timer.activate()
        defer {
            timer.cancel()
            queue.sync { write(clearLine) }
        }
        return try await work()
    }

    private static func text(of progress: BuildProgress) -> String {
        let verb =
            switch progress.stage {
            case .loading: "Loading articles"
            case .rendering: "Rendering articles"
            case .writing: "Writing pages"
            }
        return progress.total == 0 ? "\(verb) …" : "\(verb): \(progress.done) of \(progress.total)"
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
