import CCmark

/// A block of text or code in Markdown, as cmark finds it.
package struct MarkdownBlock: Hashable, Sendable {
    /// In bytes, whole lines.
    package let range: Range<Int>
    /// Shown as it is typed.
    package let isCode: Bool

    /// The paragraphs, headings and code blocks of a text, in their order; none where the text is refused.
    package static func all(in markdown: [UInt8]) -> [MarkdownBlock] {
        guard case .success = MarkdownBurden.measure(markdown), let tree = SyntaxTree(markdown) else {
            return []
        }
        let lines = SourceLines(markdown)
        var blocks: [MarkdownBlock] = []
        var isInFootnote = false
        SyntaxTree.walk(tree.root) { node, isEntering in
            let type = cmark_node_get_type(node)
            let isCode = type == CMARK_NODE_CODE_BLOCK
            guard isEntering, isCode || type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING else {
                return
            }
            let start = min(max(1, Int(cmark_node_get_start_line(node))), lines.count)
            let end = min(max(start, Int(cmark_node_get_end_line(node))), lines.count)
            // The further paragraphs of a footnote are indented, which CommonMark alone takes for code.
            let isNote = isCode && isInFootnote && lines[start].starts(with: "    ".utf8)
            if !isCode { isInFootnote = isDefinition(lines[start]) }
            blocks.append(MarkdownBlock(range: lines.range(of: start...end), isCode: isCode && !isNote))
        }
        return blocks
    }

    /// `[^name]: …` at the margin.
    private static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: "[^".utf8), let end = line.firstIndex(of: UInt8(ascii: "]")) else {
            return false
        }
        return line[end...].dropFirst().first == UInt8(ascii: ":")
    }
}
