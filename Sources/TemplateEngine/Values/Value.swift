package import Newsroom

/// What a template computes with. Copies are cheap: text, lists and records are shared.
package enum Value: Sendable {
    /// Nothing: an absent value. It prints nothing, is false, and so is everything asked of it.
    case none
    case flag(Bool)
    case integer(Int)
    case number(Double)
    /// UTF-8 bytes, escaped wherever they are printed.
    case text([UInt8])
    /// A text that is a string of the newsroom's: the same to templates. Most are printed as they are, and their
    /// bytes need not be copied for that.
    case string(String)
    /// UTF-8 bytes of finished HTML, printed in text as they are.
    case markup([UInt8])
    case date(Moment)
    case list([Value])
    case record(Record)
    /// Entries in the order in which they are printed and gone through.
    case map([MapEntry])

    package static func text(_ string: String) -> Value { .string(string) }

    package static func markup(_ string: String) -> Value { .markup(Array(string.utf8)) }
}

/// One key of a map and what stands there.
package struct MapEntry: Sendable {
    package let key: Value
    package let value: Value

    package init(key: Value, value: Value) {
        self.key = key
        self.value = value
    }

    package init(_ key: String, _ value: Value) {
        self.init(key: .text(key), value: value)
    }
}

extension Value {
    /// Whether `if` takes it for true: not none, false, zero or empty.
    var isTrue: Bool {
        switch self {
        case .none: false
        case .flag(let flag): flag
        case .integer(let integer): integer != 0
        case .number(let number): number != 0
        case .text(let bytes), .markup(let bytes): !bytes.isEmpty
        case .string(let string): !string.utf8.isEmpty
        case .date, .record: true
        case .list(let items): !items.isEmpty
        case .map(let entries): !entries.isEmpty
        }
    }

    var isNone: Bool {
        if case .none = self { true } else { false }
    }

    /// The bytes of text or markup.
    var bytes: [UInt8]? {
        switch self {
        case .text(let bytes), .markup(let bytes): bytes
        case .string(let string): Array(string.utf8)
        default: nil
        }
    }

    /// Calls `body` with the bytes of text or markup, or gives nil for anything else.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        switch self {
        case .text(let bytes), .markup(let bytes): bytes.withUnsafeBufferPointer(body)
        case .string(let string):
            string.utf8.withContiguousStorageIfAvailable(body)
                ?? Array(string.utf8).withUnsafeBufferPointer(body)
        default: nil
        }
    }

    /// A whole number, with flags counted as 0 and 1.
    var wholeNumber: Int? {
        switch self {
        case .integer(let integer): integer
        case .flag(let flag): flag ? 1 : 0
        default: nil
        }
    }

    /// Any number, with flags counted as 0 and 1.
    var double: Double? {
        if case .number(let number) = self { return number }
        return wholeNumber.map(Double.init)
    }

    /// What a loop goes through: a list's items, a map's keys, a text's characters.
    var items: [Value] {
        switch self {
        case .list(let items): items
        case .map(let entries): entries.map(\.key)
        case .text(let bytes): Scalars.split(bytes).map { .text(Array($0)) }
        case .string(let string): Scalars.split(Array(string.utf8)).map { .text(Array($0)) }
        case .markup(let bytes): Scalars.split(bytes).map { .markup(Array($0)) }
        default: []
        }
    }
}
