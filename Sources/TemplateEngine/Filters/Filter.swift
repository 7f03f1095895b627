/// A filter as templates name it, what it takes and what it gives.
struct Filter: Sendable {
    /// What a value must be for a filter or a parameter to make sense. Absent and unknown values always do.
    enum Kind: Sendable {
        case anything, text, number, list, map, date, integer, flag
        /// The literal name of an attribute of the items, which the compiler resolves.
        case attribute
    }

    struct Parameter: Sendable {
        let name: String
        let kind: Kind
        /// The value where none is given; nil where one must be given.
        let fallback: Value?

        init(_ name: String, _ kind: Kind, _ fallback: Value? = nil) {
            self.name = name
            self.kind = kind
            self.fallback = fallback
        }
    }

    let name: String
    let takes: Kind
    let parameters: [Parameter]
    /// Any number of arguments may follow.
    var takesMore = false
    /// What it gives for what type it takes.
    let gives: @Sendable (ValueType) -> ValueType
    /// The value and the arguments in the order of the parameters. For a filter with an attribute, the last
    /// argument is the list of the items' attributes, or none where no attribute is named.
    let apply: @Sendable (Value, [Value]) -> Value

    var takesAttribute: Bool { parameters.contains { $0.kind == .attribute } }

    init(
        _ name: String, _ takes: Kind, _ parameters: [Parameter] = [],
        gives: @escaping @Sendable (ValueType) -> ValueType,
        apply: @escaping @Sendable (Value, [Value]) -> Value
    ) {
        self.name = name
        self.takes = takes
        self.parameters = parameters
        self.gives = gives
        self.apply = apply
    }
}

extension Filter.Parameter {
    /// Unlike the value in front of a filter, an argument is not read out of a text.
    func accepts(_ type: ValueType) -> Bool {
        switch kind {
        case .number, .integer: type.isUnknown || type.isNumeric
        default: kind.accepts(type)
        }
    }
}

extension Filter.Kind {
    func accepts(_ type: ValueType) -> Bool {
        if type.isUnknown { return true }
        switch self {
        case .anything, .attribute: return true
        case .text:
            switch type.present {
            case .list, .tuple, .map, .record, .date: return false
            default: return true
            }
        case .number, .integer: return type.isNumeric || type.isText
        case .flag: return true
        case .list: return type.item != nil || type.isText
        case .map:
            if case .map = type.present { return true }
            return false
        case .date: return type.present == .date
        }
    }

    var phrase: String {
        switch self {
        case .anything, .attribute: "a value"
        case .text: "a text"
        case .number: "a number"
        case .list: "a list"
        case .map: "a map"
        case .date: "a date"
        case .integer: "an integer"
        case .flag: "a flag"
        }
    }
}

extension Filter {
    /// Every filter, in the order of their numbers in programs.
    static let all: [Filter] =
        textFilters + htmlFilters + numberFilters + listFilters + keyedFilters + dateFilters

    static let numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

    /// Jinja's second names.
    static let aliases = ["e": "escape", "count": "length", "d": "default"]

    /// Filters that the compiler makes of other instructions.
    static let compiled: Set<String> = [
        "default", "map", "select", "reject", "selectattr", "rejectattr", "date", "number", "attr",
    ]

    static let names = all.map(\.name) + aliases.keys.sorted() + compiled.sorted()

    /// What to write instead of filters that cannot be here.
    static let advice = [
        "random": "it would give another page at every build; use `first` or a subscript",
        "pprint": "print the value with `tojson`",
        "striphtml": "write `striptags`", "json": "write `tojson`", "jsonify": "write `tojson`",
        "raw": "write `safe`", "downcase": "write `lower`", "upcase": "write `upper`",
        "size": "write `length`",
        "strftime": "write `date`", "intcomma": "write `number`", "number_format": "write `number`",
        "date_to_string": "write `date`", "url_encode": "write `urlencode`",
        "urlize": "write links in the text itself",
    ]
}
