extension Diagnostic {
    /// The diagnostic as people read it: place, summary, the line with a caret under it, hint.
    ///
    ///     content/world/talks.md:3:8: error: unknown time zone `Europe/Pari`
    ///       3 | date: 2021-12-30 14:00 Europe/Pari
    ///         |                        ^~~~~~~~~~~
    ///       hint: did you mean `Europe/Paris`?
    ///
    /// No line ends the text. Control characters in the excerpt are shown as "�", so that a hostile file
    /// cannot write to the terminal.
    package var text: String {
        var text = place.file
        if let line = place.line { text += ":\(line)" }
        if let column = place.column { text += ":\(column)" }
        text += ": \(severity.rawValue): \(summary)"
        text = Self.printable(text)
        if let line = place.line, let excerpt = place.excerpt {
            text += "\n" + Self.marked(excerpt, line: line, column: place.excerptColumn, length: place.length)
        }
        if let hint { text += "\n  hint: " + Self.printable(hint) }
        return text
    }

    private static func marked(_ excerpt: String, line: Int, column: Int?, length: Int) -> String {
        let gutter = String(repeating: " ", count: "\(line)".count)
        let shown = printable(excerpt).unicodeScalars
        var text = "  \(line) | \(String(shown))"
        guard let column else { return text }
        // A tab before the caret stays a tab, so that the caret stands under its column in any terminal.
        let lead = shown.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
        let room = Swift.max(1, Swift.min(length, shown.count - column + 1))
        text += "\n  \(gutter) | \(lead)^" + String(repeating: "~", count: room - 1)
        return text
    }

    private static func printable(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
            return isControl ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
