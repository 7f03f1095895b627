import CArena
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

/// A document as cmark parsed it, freed with this object: on the thread on which it was made, whose arena has all
/// of it.
final class SyntaxTree {
    let root: Node

    /// - Parameter text: UTF-8; what is none becomes U+FFFD.
    init?(_ text: [UInt8]) {
        arena_enter()
        // ASCII is UTF-8, and to look at every byte for it costs cmark a sixth of its time.
        let isASCII = text.withUnsafeBufferPointer { $0.reduce(0, |) } < 0x80
        let options = isASCII ? CMARK_OPT_SMART : CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8
        let parser = cmark_parser_new_with_mem(options, arena_memory())
        text.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                cmark_parser_feed(parser, $0.baseAddress, $0.count)
            }
        }
        guard let root = cmark_parser_finish(parser) else {
            arena_leave()
            return nil
        }
        self.root = root
    }

    deinit {
        arena_leave()
    }

    /// A new node for the tree that this thread is working on.
    static func node(_ type: cmark_node_type) -> Node? { cmark_node_new_with_mem(type, arena_memory()) }

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
