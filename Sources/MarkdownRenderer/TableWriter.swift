/// Puts the cells of a body, which come one after another, together to tables.
struct TableWriter {
    private let tables: [BlockExtensions.Table]
    private let label: String
    private var table = 0
    private var cell = 0

    init(tables: [BlockExtensions.Table], label: String) {
        self.tables = tables
        self.label = label
    }

    /// The text of a cell without its marks.
    func cellText(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard !tables.isEmpty else { return text }
        var text = text[...]
        if text.starts(with: Mark.cell) { text = text.dropFirst(Mark.cell.count + 1) }
        if text.suffix(Mark.cellEnd.count).elementsEqual(Mark.cellEnd) {
            text = text.dropLast(Mark.cellEnd.count + 1)
        }
        return UnsafeBufferPointer(rebasing: text)
    }

    /// Writes what stands before or after the next cell.
    mutating func cell(_ isEntering: Bool, _ output: inout [UInt8]) {
        guard table < tables.count else { return }
        let columns = tables[table].alignments
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns.count)
        let isHeader = row == 0
        if isEntering {
            if cell == 0 { begin(&output) }
            if column == 0 { output.append("<tr>\n") }
            output.append(isHeader ? "<th scope=\"col\"" : "<td")
            switch columns[column] {
            case .none: break
            case .left: output.append(" class=\"align-left\"")
            case .center: output.append(" class=\"align-center\"")
            case .right: output.append(" class=\"align-right\"")
            }
            output.append(">")
            return
        }
        output.append(isHeader ? "</th>\n" : "</td>\n")
        cell += 1
        guard column == columns.count - 1 else { return }
        output.append("</tr>\n")
        let isLast = row == tables[table].rows - 1
        if isHeader { output.append(isLast ? "</thead>\n" : "</thead>\n<tbody>\n") }
        if isLast {
            output.append(isHeader ? "</table></div>\n" : "</tbody>\n</table></div>\n")
            table += 1
            cell = 0
        }
    }

    /// A wide table scrolls in its own region, which the keyboard can reach.
    private func begin(_ output: inout [UInt8]) {
        if output.last != UInt8(ascii: "\n"), !output.isEmpty { output.append("\n") }
        output +=
            "<div class=\"table\" role=\"region\" aria-label=\"\(label)\" tabindex=\"0\"><table>\n<thead>\n"
            .utf8
    }
}
