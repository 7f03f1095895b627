import CGumbo

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// HTML parsed as browsers parse it (the HTML Standard's algorithm, by libgumbo).
package struct HTMLDocument: Hashable, Sendable {
    /// No tree is deeper.
    package static let maximumDepth = 300

    /// Of a page, the `html` element and the comments beside it; of a fragment, what stands in it.
    package let nodes: [HTMLNode]

    /// Reads bytes of UTF-8; what is no UTF-8 becomes U+FFFD.
    ///
    /// - Parameter fragment: as the contents of a `div` stand, not as a whole page.
    /// - Throws: ``HTMLError`` for input that would take too long or too much to parse.
    package static func parse(_ bytes: [UInt8], fragment: Bool) throws(HTMLError) -> HTMLDocument {
        try HTMLBurden.check(bytes)
        var options = kGumboDefaultOptions
        // Errors are recorded with a copy of the stack of open elements: none is wanted here.
        options.max_errors = 0
        if fragment { options.fragment_context = GUMBO_TAG_DIV }
        return try bytes.withUnsafeBufferPointer { buffer throws(HTMLError) in
            try buffer.withMemoryRebound(to: CChar.self) { text throws(HTMLError) in
                guard let base = text.baseAddress, !text.isEmpty,
                    let output = gumbo_parse_with_options(&options, base, text.count)
                else { return HTMLDocument(nodes: []) }
                defer { destroy(output, &options) }
                let root: UnsafeMutablePointer<GumboNode> =
                    fragment ? output.pointee.root : output.pointee.document
                return HTMLDocument(nodes: try children(of: root, depth: 0))
            }
        }
    }
}

/// Input that is refused before, or because, it would cost too much.
package enum HTMLError: Error, Hashable, CustomStringConvertible {
    case tooLong(limit: Int)
    case tooDeep(line: Int)
    case tooTangled(line: Int)

    /// The line at which the limit was passed; nil where the whole is meant.
    package var line: Int? {
        switch self {
        case .tooLong: nil
        case .tooDeep(let line), .tooTangled(let line): line
        }
    }

    package var description: String {
        switch self {
        case .tooLong(let limit): "the HTML is longer than \(limit >> 20) MB"
        case .tooDeep: "the HTML is nested too deeply"
        case .tooTangled: "the HTML has too many tags or attributes"
        }
    }
}

extension HTMLDocument {
    /// libgumbo frees a tree by recursion, so it is given a flat one: every node directly under the document.
    private static func destroy(_ output: UnsafeMutablePointer<GumboOutput>, _ options: inout GumboOptions) {
        guard let document = output.pointee.document else { return }
        var nodes: [UnsafeMutableRawPointer?] = []
        func take(_ children: inout GumboVector) {
            nodes += UnsafeBufferPointer(start: children.data, count: Int(children.length))
            children.length = 0
        }
        take(&document.pointee.v.document.children)
        var index = 0
        while index < nodes.count {
            let node = nodes[index]?.assumingMemoryBound(to: GumboNode.self)
            index += 1
            guard let node,
                node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE
            else { continue }
            take(&node.pointee.v.element.children)
        }
        let size = max(1, nodes.count) * MemoryLayout<UnsafeMutableRawPointer?>.stride
        if let data = realloc(document.pointee.v.document.children.data, size) {
            let vector = data.bindMemory(to: UnsafeMutableRawPointer?.self, capacity: nodes.count)
            vector.update(from: nodes, count: nodes.count)
            document.pointee.v.document.children.data = vector
            document.pointee.v.document.children.length = UInt32(nodes.count)
        }
        gumbo_destroy_output(&options, output)
    }

    private static func children(
        of node: UnsafeMutablePointer<GumboNode>, depth: Int
    ) throws(HTMLError) -> [HTMLNode] {
        let vector =
            node.pointee.type == GUMBO_NODE_DOCUMENT
            ? node.pointee.v.document.children : node.pointee.v.element.children
        var nodes: [HTMLNode] = []
        nodes.reserveCapacity(Int(vector.length))
        for index in 0..<Int(vector.length) {
            guard let child = vector.data[index]?.assumingMemoryBound(to: GumboNode.self) else { continue }
            switch child.pointee.type {
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
                nodes.append(.element(try element(child, depth: depth + 1)))
            case GUMBO_NODE_COMMENT:
                nodes.append(.comment(String(cString: child.pointee.v.text.text)))
            default:
                nodes.append(.text(String(cString: child.pointee.v.text.text)))
            }
        }
        return nodes
    }

    private static func element(
        _ node: UnsafeMutablePointer<GumboNode>, depth: Int
    ) throws(HTMLError) -> HTMLElement {
        let element = node.pointee.v.element
        let line = max(1, Int(element.start_pos.line))
        guard depth <= maximumDepth else { throw .tooDeep(line: line) }
        return HTMLElement(
            name(of: element), attributes: attributes(of: element),
            children: try children(of: node, depth: depth), line: line,
            isForeign: element.tag_namespace != GUMBO_NAMESPACE_HTML)
    }

    private static func name(of element: GumboElement) -> String {
        if element.tag != GUMBO_TAG_UNKNOWN, let name = gumbo_normalized_tagname(element.tag) {
            return String(cString: name)
        }
        var piece = element.original_tag
        gumbo_tag_from_original_text(&piece)
        let bytes = UnsafeRawBufferPointer(start: piece.data, count: piece.length)
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }

    private static func attributes(of element: GumboElement) -> [HTMLAttribute] {
        (0..<Int(element.attributes.length)).compactMap { index in
            let attribute = element.attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self)
            guard let attribute = attribute?.pointee else { return nil }
            return HTMLAttribute(
                String(cString: attribute.name).lowercased(), String(cString: attribute.value),
                line: max(1, Int(attribute.name_start.line)))
        }
    }
}
