import Newsroom

/// A bound of rendering that a page goes beyond: what is beyond it is missing from the page.
enum Excess: Hashable {
    case depth, calls, range, length, page

    /// Macros in each other: as many as half a megabyte of stack takes.
    static let greatestDepth = 200
    /// Calls of macros in one page.
    static let greatestCalls = 200_000
    static let greatestRange = 100_000
    /// Bytes of a text, or items of a list, that a template puts together.
    static let greatestLength = 1_000_000
    /// Bytes of a page, or of what a macro or `set` collects.
    static let greatestPage = 64_000_000

    var summary: String {
        switch self {
        case .depth: "this macro is called more than \(Self.greatestDepth) deep in macros"
        case .calls: "macros are called more than \(Self.greatestCalls) times in one page"
        case .range: "this range has more than \(Self.greatestRange) numbers"
        case .length: "this makes a text or list longer than \(Self.greatestLength)"
        case .page: "this makes a page longer than \(Self.greatestPage) bytes"
        }
    }
}

extension Program {
    /// Where in the templates a step comes from.
    struct Origin: Sendable {
        let source: SourceText
        let range: Range<Int>

        func diagnostic(_ excess: Excess) -> Diagnostic {
            .error(excess.summary, at: source.place(at: range.lowerBound, length: range.count))
        }
    }
}
