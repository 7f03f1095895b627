import HTMLTree

/// A table that a pipe table can say: one row of headers, then rows of as many cells, each a line of text.
struct MarkdownTable {
    private(set) var lines: [(text: [UInt8], number: Int)] = []

    /// Nil for a table that is more than that.
    init?(_ table: HTMLElement) {
        let rows = Self.rows(of: table)
        guard let head = rows.first, rows.count > 1, head.childElements.allSatisfy({ $0.name == "th" }) else {
            return nil
        }
        let width = head.childElements.count
        guard width > 1 else { return nil }
        for row in rows {
            let cells = row.childElements
            guard cells.count == width, cells.allSatisfy(Self.isPlain) else { return nil }
        }
        for row in rows.dropFirst() where row.childElements.contains(where: { $0.name == "th" }) {
            return nil
        }
        lines.append((Self.line(of: head), head.line))
        let rule = head.childElements.map { Self.rule(for: $0) }.joined(separator: " | ")
        lines.append((Array("| \(rule) |".utf8), head.line))
        lines += rows.dropFirst().map { (Self.line(of: $0), $0.line) }
    }

    /// Empty where the table has other parts than rows, such as a caption.
    private static func rows(of table: HTMLElement) -> [HTMLElement] {
        var rows: [HTMLElement] = []
        for part in table.childElements {
            switch part.name {
            case "thead", "tbody", "tfoot": rows += part.childElements.filter { $0.name == "tr" }
            case "tr": rows.append(part)
            case "colgroup": continue
            default: return []
            }
        }
        return rows
    }

    private static func isPlain(_ cell: HTMLElement) -> Bool {
        for attribute in ["colspan", "rowspan"] {
            if let span = cell[attribute], span != "1" { return false }
        }
        return !HTMLBlocks.holdsBlocks(cell)
    }

    private static func line(of row: HTMLElement) -> [UInt8] {
        var line: [UInt8] = [UInt8(ascii: "|")]
        for cell in row.childElements {
            var writer = InlineWriter(lineBreak: .tag)
            writer.write(cell.children)
            line += " ".utf8 + writer.markdown + " |".utf8
        }
        return line
    }

    private static func rule(for cell: HTMLElement) -> String {
        let style = cell.value("style").filter { !$0.isWhitespace }
        switch cell["align"]?.lowercased() ?? "" {
        case "right": return "---:"
        case "center": return ":---:"
        default: break
        }
        if style.contains("text-align:right") { return "---:" }
        return style.contains("text-align:center") ? ":---:" : "---"
    }
}
