import Newsroom
import PreviewServer
import Synchronization

/// Says in the terminal what became of each change.
final class PreviewConsole: Sendable {
    private let hadProblems = Mutex(false)

    func show(_ showing: PreviewSite.Showing) {
        if let failure = showing.failure { Console.error("broadsheet: \(failure)") }
        Console.show(showing.diagnostics)
        let mended = hadProblems.withLock { had in
            defer { had = showing.hasProblems }
            return had && !showing.hasProblems
        }
        if showing.hasProblems {
            return Console.error(showing.proof == nil ? "" : "the last good site stays on screen")
        }
        let milliseconds = (showing.duration / .milliseconds(1) * 10).rounded() / 10
        let what = showing.changed.isEmpty ? "site" : showing.changed.prefix(3).joined(separator: ", ")
        Console.print("\(mended ? "mended: " : "")\(what) in \(milliseconds) ms")
    }
}
