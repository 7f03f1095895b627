import CCmark
import HTMLTree
import Newsroom

/// Writes cmark's tree as HTML in one pass, and gathers what else is to know of it.
struct HTMLWriter {
    /// Where raw HTML of the article stands in what was written.
    struct RawPlace {
        let outputLine: Int
        let line: Int
        let lastLine: Int
    }

    var output: [UInt8] = []
    var address: AddressBook
    var words = WordCounter()
    /// Text of the heading or paragraph that is being written, without markup; nil where none is wanted.
    var captured: [UInt8]?
    /// The lines of the block that is being written, as cmark counts them.
    var block = 1...1
    /// The image whose alternative text is being written.
    var image: Node?
    var figure: Node?
    /// Whether the link that is being written leads anywhere.
    var isLinked = false
    var headings: HeadingRegister
    var footnotes: FootnoteRegister
    private(set) var rawPlaces: [RawPlace] = []
    /// Whether the text has marks of inserts.
    let hasInserts: Bool
    private var inlineInserts: Set<Int> = []
    /// The paragraph that is being written, where it is nothing but inserts.
    private var insertParagraph: Node?

    private let typography: Typography?
    private let wording: Wording
    /// Whether there may be marks in the text.
    private let isMarked: Bool
    private var openSingles = 0
    private var typeset: [UInt8] = []
    private var tables: TableWriter
    private var firstParagraph: [UInt8]?
    private var firstRawLineInNotes: Int?
    private var linesWritten = 1
    private var bytesCounted = 0

    init(
        capacity: Int, typography: Typography?, wording: Wording, extensions: BlockExtensions?,
        hasFootnotes: Bool, isMarked: Bool, hasInserts: Bool, context: RenderingContext, address: AddressBook
    ) {
        self.hasInserts = hasInserts
        headings = HeadingRegister(context.identifiers)
        self.isMarked = isMarked
        self.typography = typography
        self.wording = wording
        self.address = address
        footnotes = FootnoteRegister(
            definitions: extensions?.definitions ?? [], isUsed: hasFootnotes,
            prefix: context.footnotePrefix)
        tables = TableWriter(tables: extensions?.tables ?? [], label: wording.table)
        output.reserveCapacity(capacity)
    }

    var hasRawHTML: Bool { !rawPlaces.isEmpty }

    mutating func write(_ tree: SyntaxTree) {
        guard let iterator = cmark_iter_new(tree.root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            let type = cmark_node_get_type(node)
            if type == CMARK_NODE_TEXT {
                text(SyntaxTree.literal(node))
            } else if type.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue {
                inline(node, type, isEntering: event == CMARK_EVENT_ENTER)
            } else {
                block(node, type, isEntering: event == CMARK_EVENT_ENTER)
            }
        }
    }

    /// Appends the footnotes and gives all that was gathered.
    mutating func finish() -> RenderedMarkdown {
        if let line = firstRawLineInNotes {
            countLines()
            rawPlaces.append(RawPlace(outputLine: linesWritten, line: line, lastLine: line))
        }
        footnotes.write(label: wording, to: &output)
        for definition in footnotes.unused {
            address.report(
                .warning, "the footnote `\(definition.name)` is never referred to",
                hint: "write `[^\(definition.name)]` where it belongs, or remove it", line: definition.line,
                needle: "[^\(definition.name)]")
        }
        return RenderedMarkdown(
            html: output, wordCount: words.count,
            firstParagraph: String(decoding: firstParagraph ?? [], as: UTF8.self),
            headings: headings.headings,
            findings: address.findings, inlineInserts: inlineInserts,
            misplacedInserts: address.misplacedInserts)
    }
}

// MARK: - Text

extension HTMLWriter {
    private mutating func text(_ literal: UnsafeBufferPointer<UInt8>) {
        var literal = tables.cellText(literal)
        if hasInserts, insertParagraph == nil, image == nil {
            inlineInserts.formUnion(Insert.numbers(in: literal))
        }
        guard footnotes.isUsed else { return piece(literal) }
        if literal.starts(with: Mark.separator) { return }
        if literal.starts(with: Mark.definition) {
            literal = UnsafeBufferPointer(rebasing: literal.dropFirst(4))
        }
        var start = 0
        var index = 0
        while index + 3 < literal.count {
            guard literal[index] == UInt8(ascii: "["), literal[index + 1] == UInt8(ascii: "^"), image == nil,
                let (name, end) = FootnoteLabel.name(in: literal[index...])
            else {
                index += 1
                continue
            }
            if let reference = footnotes.refer(to: name) {
                piece(UnsafeBufferPointer(rebasing: literal[start..<index]))
                output += reference.utf8
                start = end
            } else if footnotes.isFirstMiss(name) {
                address.report(
                    .warning, "there is no footnote `\(name)`",
                    hint: "add a line `[^\(name)]: ` with its text",
                    "[^" + String(decoding: literal[(index + 2)..<end], as: UTF8.self), block)
            }
            index = end
        }
        piece(UnsafeBufferPointer(rebasing: literal[start...]))
    }

    private mutating func piece(_ text: UnsafeBufferPointer<UInt8>) {
        guard let typography else { return plain(text) }
        typography.set(text, openSingles: &openSingles, into: &typeset)
        typeset.withUnsafeBufferPointer { plain($0) }
    }

    private mutating func plain(_ text: UnsafeBufferPointer<UInt8>) {
        if isMarked, let set = Mark.settingApostrophes(text) {
            set.withUnsafeBufferPointer { finished($0) }
        } else {
            finished(text)
        }
    }

    private mutating func finished(_ text: UnsafeBufferPointer<UInt8>) {
        if image == nil {
            words.add(text)
            captured?.append(contentsOf: text)
        }
        Escape.text(text, to: &output)
    }

    private mutating func countLines() {
        linesWritten += output[bytesCounted...].count { $0 == UInt8(ascii: "\n") }
        bytesCounted = output.count
    }

    mutating func breakLine() {
        if output.last != UInt8(ascii: "\n"), !output.isEmpty { output.append(UInt8(ascii: "\n")) }
    }
}

// MARK: - Blocks

extension HTMLWriter {
    private mutating func block(_ node: Node, _ type: cmark_node_type, isEntering: Bool) {
        if isEntering {
            words.endWord()
            openSingles = 0
            let line = max(1, Int(cmark_node_get_start_line(node)))
            block = line...max(line, Int(cmark_node_get_end_line(node)))
        }
        switch type {
        case CMARK_NODE_PARAGRAPH: paragraph(node, isEntering)
        case CMARK_NODE_HEADING: heading(node, isEntering)
        case CMARK_NODE_LIST: list(node, isEntering)
        case CMARK_NODE_ITEM: item(node, isEntering)
        case CMARK_NODE_BLOCK_QUOTE:
            breakLine()
            output.append(isEntering ? "<blockquote>\n" : "</blockquote>\n")
        case CMARK_NODE_THEMATIC_BREAK:
            breakLine()
            output.append("<hr>\n")
        case CMARK_NODE_CODE_BLOCK: code(node)
        case CMARK_NODE_HTML_BLOCK:
            breakLine()
            raw(node)
            breakLine()
        default: break
        }
    }

    private mutating func paragraph(_ node: Node, _ isEntering: Bool) {
        let list = cmark_node_parent(node).flatMap(cmark_node_parent)
        let isTight = list.map { cmark_node_get_list_tight($0) == 1 } ?? false
        if isEntering, hasInserts, isInsertOnly(node) {
            insertParagraph = node
            breakLine()
        } else if insertParagraph == node {
            insertParagraph = nil
            output.append("\n")
        } else if isEntering, isFigure(node) {
            figure = node
        } else if figure == node {
            figure = nil
        } else if isEntering {
            if firstParagraph == nil, let parent = cmark_node_parent(node),
                cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT
            {
                captured = []
            }
            guard !isTight else { return }
            breakLine()
            output.append("<p>")
        } else {
            if let captured, !captured.allSatisfy({ $0 <= 0x20 }) { firstParagraph = captured }
            captured = nil
            if !isTight { output.append("</p>\n") }
        }
    }

    /// Whether a paragraph holds nothing but inserts: then they stand in its place.
    private func isInsertOnly(_ paragraph: Node) -> Bool {
        SyntaxTree.children(of: paragraph).allSatisfy { child in
            switch cmark_node_get_type(child) {
            case CMARK_NODE_TEXT: Insert.isAll(of: SyntaxTree.literal(child))
            case CMARK_NODE_SOFTBREAK: true
            default: false
            }
        }
    }

    private mutating func heading(_ node: Node, _ isEntering: Bool) {
        let first = cmark_node_first_child(node)
        let mark = first.map(SyntaxTree.literal)
        if mark?.starts(with: Mark.cell) == true {
            tables.cell(isEntering, &output)
        } else if mark?.starts(with: Mark.separator) == true {
            return
        } else if isEntering {
            breakLine()
            output.append("<h")
            output.append(UInt8(ascii: "0") + UInt8(cmark_node_get_heading_level(node)))
            headings.begin(at: output.count)
            output.append(">")
            captured = []
        } else {
            let level = Int(cmark_node_get_heading_level(node))
            headings.end(level: level, text: captured ?? [], in: &output)
            captured = nil
            output.append("</h")
            output.append(UInt8(ascii: "0") + UInt8(level))
            output.append(">\n")
        }
    }

    private mutating func list(_ node: Node, _ isEntering: Bool) {
        let isDefinition = footnotes.isDefinition(node)
        breakLine()
        if isDefinition, isEntering { cmark_node_set_list_tight(node, 0) }
        // What follows a definition in its list is a list of the author's.
        if isDefinition, isEntering || cmark_node_first_child(node) == cmark_node_last_child(node) { return }
        let isBulleted = cmark_node_get_list_type(node) == CMARK_BULLET_LIST
        if !isEntering {
            output.append(isBulleted ? "</ul>\n" : "</ol>\n")
        } else if isBulleted {
            output.append("<ul>\n")
        } else {
            let start = cmark_node_get_list_start(node)
            output.append("<ol")
            if start != 1 {
                output.append(" start=\"")
                output += String(start).utf8
                output.append("\"")
            }
            output.append(">\n")
        }
    }

    private mutating func item(_ node: Node, _ isEntering: Bool) {
        if cmark_node_previous(node) == nil, let list = cmark_node_parent(node), footnotes.isDefinition(list)
        {
            if isEntering {
                footnotes.beginDefinition(&output)
            } else {
                footnotes.endDefinition(&output)
                if cmark_node_next(node) != nil { output.append("<ul>\n") }
            }
        } else if isEntering {
            breakLine()
            output.append("<li>")
        } else {
            output.append("</li>\n")
        }
    }

    private mutating func code(_ node: Node) {
        breakLine()
        if hasInserts { address.misplace(Insert.numbers(in: SyntaxTree.literal(node))) }
        let language = SyntaxTree.bytes(cmark_node_get_fence_info(node)).prefix { $0 > 0x20 }
        output.append("<pre><code")
        if !language.isEmpty {
            output.append(" class=\"language-")
            Escape.text(UnsafeBufferPointer(rebasing: language), to: &output)
            output.append("\"")
        }
        output.append(">")
        Escape.text(SyntaxTree.literal(node), to: &output)
        output.append("</code></pre>\n")
    }

    /// Raw HTML, its addresses resolved.
    mutating func raw(_ node: Node) {
        let line = address.original(block.lowerBound)
        if footnotes.isInDefinition {
            // Footnotes are written at the end, so their lines are told together there.
            firstRawLineInNotes = firstRawLineInNotes ?? line
        } else {
            countLines()
            rawPlaces.append(
                RawPlace(outputLine: linesWritten, line: line, lastLine: address.original(block.upperBound)))
        }
        RawHTML.write(SyntaxTree.literal(node), in: block, to: &output, resolvedBy: &address)
    }
}
