import CCmark

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A node of cmark's tree: valid as long as its ``SyntaxTree`` lives.
typealias Node = OpaquePointer

/// A document as cmark parsed it, freed with this object.
final class SyntaxTree {
    let root: Node

    /// - Parameter text: UTF-8; what is none becomes U+FFFD.
    init?(_ text: [UInt8]) {
        let root = text.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART)
            }
        }
        guard let root else { return nil }
        self.root = root
    }

    deinit {
        cmark_node_free(root)
    }

    /// Calls `body` with each node below and including `start`, before and after its children.
    static func walk(_ start: Node, _ body: (_ node: Node, _ isEntering: Bool) -> Void) {
        guard let iterator = cmark_iter_new(start) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
            body(node, event == CMARK_EVENT_ENTER)
        }
    }

    /// The bytes of a string of cmark's: no longer than the node lives unchanged.
    @inline(__always)
    static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
        let count = strlen(string)
        return string.withMemoryRebound(to: UInt8.self, capacity: count) {
            UnsafeBufferPointer(start: $0, count: count)
        }
    }

    @inline(__always)
    static func literal(_ node: Node) -> UnsafeBufferPointer<UInt8> {
        bytes(cmark_node_get_literal(node))
    }

    static func children(of node: Node) -> some Sequence<Node> {
        sequence(first: cmark_node_first_child(node)) { .some(cmark_node_next($0)) }.lazy
            .prefix { $0 != nil }.compactMap { $0 }
    }
}
