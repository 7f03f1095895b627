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
            text += "\n" + Self.marked(excerpt, line: line, column: place.column, length: place.length)
        }
        if let hint { text += "\n  hint: " + Self.printable(hint) }
        return text
    }

    private static func marked(_ excerpt: String, line: Int, column: Int?, length: Int) -> String {
        let gutter = String(repeating: " ", count: "\(line)".count)
        let (shown, column) = window(of: Array(printable(excerpt).unicodeScalars), around: column)
        var text = "  \(line) | \(shown)"
        guard let column else { return text }
        // A tab before the caret stays a tab, so that the caret stands under its column in any terminal.
        let lead = shown.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
        let room = Swift.max(1, Swift.min(length, shown.unicodeScalars.count - column + 1))
        text += "\n  \(gutter) | \(lead)^" + String(repeating: "~", count: room - 1)
        return text
    }

    /// At most 120 scalars of a long line, with the column among them.
    private static func window(of line: [Unicode.Scalar], around column: Int?) -> (String, Int?) {
        let width = 120
        guard line.count > width else { return (string(line[...]), column) }
        let start = Swift.max(0, Swift.min((column ?? 1) - 1 - width / 2, line.count - width))
        return (string(line[start..<start + width]), column.map { $0 - start })
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func printable(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar in
            let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
            return isControl ? "\u{FFFD}" : scalar
        }
        return string(scalars[...])
    }
}
