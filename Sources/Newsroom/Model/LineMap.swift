/// Leads from a line of an article's Markdown back to the line of its source.
package enum LineMap: Hashable, Sendable {
    /// The Markdown stands in the source as it is, after so many lines.
    case offset(Int)
    /// The source line of each line of the Markdown, both counted from 1.
    case table([Int])

    package func sourceLine(ofMarkdownLine line: Int) -> Int {
        switch self {
        case .offset(let offset): line + offset
        case .table(let lines): lines.isEmpty ? 1 : lines[Swift.max(0, Swift.min(line, lines.count) - 1)]
        }
    }
}
