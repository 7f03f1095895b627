import Foundation
import Newsroom

/// Where a command speaks: results to the standard output, all else to the standard error.
enum Console {
    static func print(_ line: String) { write(line, to: .standardOutput) }

    static func error(_ line: String) { write(line, to: .standardError) }

    static func show(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { error(diagnostic.text) }
    }

    /// Writes a line. A reader that has gone away is no error of ours.
    private static func write(_ line: String, to handle: FileHandle) {
        guard !line.isEmpty else { return }
        try? handle.write(contentsOf: Data((line.hasSuffix("\n") ? line : line + "\n").utf8))
    }

    static var standardErrorIsTerminal: Bool { isatty(2) == 1 }
}
