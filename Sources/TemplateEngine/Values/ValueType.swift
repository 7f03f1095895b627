/// What is known of a value before any page is rendered.
package indirect enum ValueType: Hashable, Sendable {
    case none, flag, integer, number, text, markup, date
    /// Markup that is finished JSON, from `tojson`.
    case json
    case list(ValueType)
    /// A fixed number of items, each with its own type, some of them named.
    case tuple([TupleItem])
    case record(RecordType)
    /// Keys are texts.
    case map(ValueType)
    /// A value or none. An attribute of an absent value is none in turn.
    case optional(ValueType)
    /// Nothing is known: nothing is checked.
    case any
}

package struct TupleItem: Hashable, Sendable {
    package let name: String?
    package let type: ValueType

    init(_ type: ValueType, name: String? = nil) {
        self.name = name
        self.type = type
    }
}

extension ValueType {
    var isOptional: Bool {
        if case .optional = self { true } else { false }
    }

    /// The type of the value where there is one.
    var present: ValueType {
        if case .optional(let type) = self { type.present } else { self }
    }

    var optional: ValueType {
        switch self {
        case .optional, .any, .none: self
        default: .optional(self)
        }
    }

    /// Finished JSON is mere markup to all that changes it.
    var withoutJSON: ValueType {
        switch self {
        case .json: .markup
        case .optional(let type): type.withoutJSON.optional
        default: self
        }
    }

    /// A type of records that values of this type hold, at any depth.
    var heldRecord: RecordType? {
        switch self {
        case .record(let record): record
        case .list(let item), .map(let item), .optional(let item): item.heldRecord
        case .tuple(let items): items.lazy.compactMap(\.type.heldRecord).first
        default: nil
        }
    }

    /// Nothing can be said against it.
    var isUnknown: Bool {
        switch present {
        case .any, .none: true
        default: false
        }
    }

    var isText: Bool {
        switch present {
        case .text, .markup, .json: true
        default: false
        }
    }

    var isNumeric: Bool {
        switch present {
        case .integer, .number, .flag: true
        default: false
        }
    }

    /// The type of what a loop goes through, or nil where nothing can be gone through.
    var item: ValueType? {
        switch present {
        case .list(let item): item
        case .tuple(let items): items.map(\.type).reduce(nil) { $0?.joined(with: $1) ?? $1 } ?? .any
        case .map: .text
        case .any, .none: .any
        default: nil
        }
    }

    /// The narrowest type that holds the values of both.
    func joined(with other: ValueType) -> ValueType {
        if self == other { return self }
        switch (self, other) {
        case (.any, _), (_, .any): return .any
        case (.none, let type), (let type, .none): return type.optional
        case (.optional, _), (_, .optional): return present.joined(with: other.present).optional
        case (.integer, .number), (.number, .integer): return .number
        case (.text, .markup), (.markup, .text): return .text
        case (.json, _), (_, .json): return withoutJSON.joined(with: other.withoutJSON)
        case (.list(let left), .list(let right)): return .list(left.joined(with: right))
        case (.map(let left), .map(let right)): return .map(left.joined(with: right))
        default: return .any
        }
    }

    /// As a diagnostic names it: "a text", "a list".
    var phrase: String {
        switch self {
        case .none: "none"
        case .flag: "a flag"
        case .integer: "an integer"
        case .number: "a number"
        case .text: "a text"
        case .markup, .json: "markup"
        case .date: "a date"
        case .list: "a list"
        case .tuple: "a tuple"
        case .record(let type): "`\(type.name)`"
        case .map: "a map"
        case .optional(let type): type.phrase
        case .any: "a value"
        }
    }

    /// What is known of a value given as a constant.
    init(of value: Value) {
        switch value {
        case .none: self = .none
        case .flag: self = .flag
        case .integer: self = .integer
        case .number: self = .number
        case .text, .string: self = .text
        case .markup: self = .markup
        case .date: self = .date
        case .list(let items):
            self = .list(items.map(ValueType.init(of:)).reduce(nil) { $0?.joined(with: $1) ?? $1 } ?? .any)
        case .record(let record): self = .record(record.type)
        case .map: self = .map(.any)
        }
    }
}
