import CCmark

/// Tables and footnotes, which CommonMark lacks, said in CommonMark.
///
/// cmark parses the text once, and its tree tells which lines are paragraphs; of those, the rows of tables and
/// the definitions of footnotes are written anew for a second parse: each cell as a heading, each definition as
/// an item of a list, marked by a ``Mark``. So cmark parses every inline, with the links of the whole document,
/// and no line of code is touched. Headings, unlike paragraphs, need no blank line that would loosen a list.
struct BlockExtensions {
    struct Table {
        enum Alignment { case none, left, center, right }

        let alignments: [Alignment]
        /// The header's included.
        let rows: Int
    }

    struct Definition {
        let name: String
        let line: Int
    }

    private static let maximumCells = 100_000

    /// What cmark is to parse.
    private(set) var text: [UInt8] = []
    /// The line of the article of each line of ``text``, both from 1.
    private(set) var lines: [Int] = []
    private(set) var tables: [Table] = []
    private(set) var definitions: [Definition] = []

    private var cells = 0

    /// Nil where there is neither table nor footnote.
    ///
    /// - Throws: ``MarkdownBurden/Refusal`` for more cells than a page can hold.
    init?(_ source: [UInt8], hasPipe: Bool, hasFootnotes: Bool) throws(MarkdownBurden.Refusal) {
        guard hasPipe || hasFootnotes else { return nil }
        let lines = SourceLines(source)
        let mayHaveTable = hasPipe && (1...lines.count).contains { Self.mayBeDelimiterRow(lines[$0]) }
        let mayDefine =
            hasFootnotes && (1...lines.count).contains { Self.definition(in: lines[$0]) != nil }
        guard mayHaveTable || mayDefine,
            let tree = SyntaxTree(mayDefine ? Self.markingDefinitions(lines) : source)
        else { return nil }
        var blocks: [Int: Block] = [:]
        SyntaxTree.walk(tree.root) { node, isEntering in
            guard isEntering, cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH else { return }
            Self.findBlocks(in: node, of: lines, &blocks)
        }
        guard !blocks.isEmpty else { return nil }
        try write(lines, blocks)
    }
}

extension BlockExtensions {
    private enum Block {
        case definition(name: String, text: ArraySlice<UInt8>)
        case table(Table, first: ArraySlice<UInt8>, rest: [UInt8], rows: [ArraySlice<UInt8>])
    }

    private static func findBlocks(in paragraph: Node, of lines: SourceLines, _ blocks: inout [Int: Block]) {
        let start = max(1, Int(cmark_node_get_start_line(paragraph)))
        let end = min(lines.count, Int(cmark_node_get_end_line(paragraph)))
        let column = Int(cmark_node_get_start_column(paragraph)) - 1
        guard start <= end, column >= 0, column <= lines[start].count else { return }
        let first = lines[start].prefix(column)
        let quotes = first.count { $0 == UInt8(ascii: ">") }
        func content(_ line: Int) -> ArraySlice<UInt8> {
            line == start ? lines[line].dropFirst(column) : text(of: lines[line], inQuotes: quotes)
        }
        var line = start
        while line <= end {
            if let (name, text) = definition(in: lines[line]) {
                blocks[line] = .definition(name: name, text: text)
            } else if line < end, mayBeDelimiterRow(lines[line + 1]),
                let alignments = alignments(of: content(line + 1)),
                TableRow.cells(of: content(line)).count == alignments.count
            {
                var last = line + 1
                while last < end, definition(in: lines[last + 1]) == nil { last += 1 }
                let rows = [content(line)] + (line + 2..<max(line + 2, last + 1)).map(content)
                // Where the paragraph began in a list, later lines stand under its text.
                let rest = first.map { $0 == UInt8(ascii: ">") || $0 <= 0x20 ? $0 : UInt8(ascii: " ") }
                blocks[line] = .table(
                    Table(alignments: alignments, rows: rows.count), first: line == start ? first : rest[...],
                    rest: rest, rows: rows)
                line = last
            }
            line += 1
        }
    }

    private mutating func write(
        _ source: SourceLines, _ blocks: [Int: Block]
    ) throws(MarkdownBurden.Refusal) {
        var line = 1
        while line <= source.count {
            switch blocks[line] {
            case nil:
                append(source[line], line)
                line += 1
            case .definition(let name, let content):
                definitions.append(Definition(name: name, line: line))
                append(Array("# ".utf8) + Mark.separator, line)
                append(Array("-   ".utf8) + Mark.definition + [UInt8(ascii: " ")] + content, line)
                line += 1
            case .table(let table, let first, let rest, let rows):
                cells += table.rows * table.alignments.count
                guard cells <= Self.maximumCells else {
                    throw MarkdownBurden.Refusal(
                        line: line,
                        summary: "the tables of the article have more than \(Self.maximumCells) cells",
                        hint: "split the article")
                }
                tables.append(table)
                var prefix = first
                for (index, row) in rows.enumerated() {
                    let cells = TableRow.cells(of: row)
                    for column in table.alignments.indices {
                        let cell = column < cells.count ? cells[column] : []
                        let space = [UInt8(ascii: " ")]
                        let heading = Array("# ".utf8) + Mark.cell + space + cell + space + Mark.cellEnd
                        append(prefix + heading, index == 0 ? line : line + index + 1)
                        prefix = rest[...]
                    }
                }
                line += rows.count + 1
            }
        }
    }

    private mutating func append(_ content: some Sequence<UInt8>, _ line: Int) {
        text += content
        text.append(UInt8(ascii: "\n"))
        lines.append(line)
    }

    /// A line of a paragraph without what makes it a part of quotes and lists.
    private static func text(of line: ArraySlice<UInt8>, inQuotes quotes: Int) -> ArraySlice<UInt8> {
        var rest = line.drop { $0 <= 0x20 }
        for _ in 0..<quotes {
            guard rest.first == UInt8(ascii: ">") else { break }
            rest = rest.dropFirst().drop { $0 <= 0x20 }
        }
        return rest
    }

    private static func mayBeDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
        var hasHyphen = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "-"): hasHyphen = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0...0x20: break
            default: return false
            }
        }
        return hasHyphen && line.contains(UInt8(ascii: "|"))
    }

    private static func alignments(of row: ArraySlice<UInt8>) -> [Table.Alignment]? {
        var alignments: [Table.Alignment] = []
        for cell in TableRow.cells(of: row) {
            let hyphens = cell.drop { $0 == UInt8(ascii: ":") }.prefix { $0 == UInt8(ascii: "-") }
            let left = cell.prefix { $0 == UInt8(ascii: ":") }.count
            let right = cell.count - left - hyphens.count
            guard !hyphens.isEmpty, left <= 1, right == 0 || (right == 1 && cell.last == UInt8(ascii: ":"))
            else { return nil }
            switch (left, right) {
            case (1, 1): alignments.append(.center)
            case (1, _): alignments.append(.left)
            case (_, 1): alignments.append(.right)
            default: alignments.append(.none)
            }
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// The name and the text of a line `[^name]: text` at the margin.
    private static func definition(in line: ArraySlice<UInt8>) -> (name: String, text: ArraySlice<UInt8>)? {
        let indented = line.drop { $0 == UInt8(ascii: " ") }
        guard line.count - indented.count <= 3, let (name, end) = FootnoteLabel.name(in: indented),
            end < line.endIndex, line[end] == UInt8(ascii: ":")
        else { return nil }
        return (name, line[(end + 1)...].drop { $0 <= 0x20 })
    }

    /// The text with no `[` at the beginning of definitions, since cmark might take them for those of links.
    private static func markingDefinitions(_ lines: SourceLines) -> [UInt8] {
        var text: [UInt8] = []
        for number in 1...lines.count {
            let line = lines[number]
            if definition(in: line) != nil, let bracket = line.firstIndex(of: UInt8(ascii: "[")) {
                text += line[..<bracket] + Mark.definition + line[(bracket + 1)...]
            } else {
                text += line
            }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }
}
