import CCmark

/// GFM's strikethrough, on cmark's tree: what stands between two `~~` of one parent goes into a custom node.
enum Strikethrough {
    static func apply(to root: Node) {
        var parents: [Node] = []
        var seen: Node?
        SyntaxTree.walk(root) { node, isEntering in
            guard isEntering, cmark_node_get_type(node) == CMARK_NODE_TEXT,
                hasTildes(SyntaxTree.literal(node)),
                let parent = cmark_node_parent(node), parent != seen
            else { return }
            seen = parent
            parents.append(parent)
        }
        for parent in parents { apply(in: parent) }
    }

    private struct Delimiter {
        let node: Node
        let canOpen: Bool
        let canClose: Bool
    }

    private static func apply(in parent: Node) {
        var openers: [Node] = []
        for text in Array(SyntaxTree.children(of: parent)) where cmark_node_get_type(text) == CMARK_NODE_TEXT
        {
            for delimiter in split(text) {
                if delimiter.canClose, let opener = openers.popLast() {
                    wrap(from: opener, to: delimiter.node)
                } else if delimiter.canOpen {
                    openers.append(delimiter.node)
                }
            }
        }
    }

    /// Makes a node of its own of each `~~` in a text, and of the text between.
    private static func split(_ text: Node) -> [Delimiter] {
        let literal = Array(SyntaxTree.literal(text))
        guard literal.withUnsafeBufferPointer({ hasTildes($0) }) else { return [] }
        // Beside another node stands what is neither space nor punctuation; at the edge of a block stands space.
        let before: UInt8 = cmark_node_previous(text) == nil ? UInt8(ascii: " ") : UInt8(ascii: "a")
        let after: UInt8 = cmark_node_next(text) == nil ? UInt8(ascii: " ") : UInt8(ascii: "a")
        var delimiters: [Delimiter] = []
        var start = 0
        var index = 0
        func insert(_ bytes: ArraySlice<UInt8>) -> Node? {
            guard !bytes.isEmpty, let node = SyntaxTree.node(CMARK_NODE_TEXT) else { return nil }
            setLiteral(bytes, of: node)
            cmark_node_insert_before(text, node)
            return node
        }
        while index < literal.count {
            guard literal[index] == UInt8(ascii: "~") else {
                index += 1
                continue
            }
            let end = literal[index...].firstIndex { $0 != UInt8(ascii: "~") } ?? literal.count
            if end - index == 2 {
                let left = index == 0 ? before : literal[index - 1]
                let right = end == literal.count ? after : literal[end]
                _ = insert(literal[start..<index])
                if let node = insert(literal[index..<end]) {
                    delimiters.append(
                        Delimiter(
                            node: node, canOpen: isFlanking(outside: left, inside: right),
                            canClose: isFlanking(outside: right, inside: left)))
                }
                start = end
            }
            index = end
        }
        setLiteral(literal[start...], of: text)
        return delimiters
    }

    /// CommonMark's rule for a delimiter that opens to one side.
    private static func isFlanking(outside: UInt8, inside: UInt8) -> Bool {
        !isSpace(inside) && (!isPunctuation(inside) || isSpace(outside) || isPunctuation(outside))
    }

    private static func wrap(from opener: Node, to closer: Node) {
        guard let wrapper = SyntaxTree.node(CMARK_NODE_CUSTOM_INLINE) else { return }
        cmark_node_insert_before(opener, wrapper)
        while let next = cmark_node_next(opener), next != closer { cmark_node_append_child(wrapper, next) }
        cmark_node_free(opener)
        cmark_node_free(closer)
    }

    private static func setLiteral(_ bytes: ArraySlice<UInt8>, of node: Node) {
        (Array(bytes) + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { _ = cmark_node_set_literal(node, $0.baseAddress) }
        }
    }

    private static func hasTildes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "~") && $1 == UInt8(ascii: "~") }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
