/// Something that an author, designer or editor got wrong, said so that they can mend it.
///
/// Diagnostics are values: they are collected, sorted by place and shown all at once. What the machine got
/// wrong (a full disk, a missing permission) is a thrown ``FileError`` instead.
package struct Diagnostic: Error, Hashable, Sendable {
    /// How bad it is. Errors stop the build before anything is written; warnings do not.
    package enum Severity: String, Sendable {
        case error, warning
    }

    package var severity: Severity
    package var place: Place
    /// What is wrong, in one sentence without a full stop.
    package var summary: String
    /// What to do about it, in one sentence without a full stop.
    package var hint: String?

    package init(_ severity: Severity, _ summary: String, at place: Place, hint: String? = nil) {
        self.severity = severity
        self.place = place
        self.summary = summary
        self.hint = hint
    }

    package static func error(_ summary: String, at place: Place, hint: String? = nil) -> Diagnostic {
        Diagnostic(.error, summary, at: place, hint: hint)
    }

    package static func warning(_ summary: String, at place: Place, hint: String? = nil) -> Diagnostic {
        Diagnostic(.warning, summary, at: place, hint: hint)
    }
}

extension Diagnostic: Comparable {
    /// By file, then place in the file, then severity, text and hint: the order in which they are shown.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        left.sortKey < right.sortKey
    }

    private var sortKey: (String, Int, Int, String, String, String) {
        (place.file, place.line ?? 0, place.column ?? 0, severity.rawValue, summary, hint ?? "")
    }
}

extension [Diagnostic] {
    package var hasErrors: Bool { contains { $0.severity == .error } }

    /// In the order of their places, each once.
    package func sortedByPlace() -> [Diagnostic] {
        Set(self).sorted()
    }
}
