/// What can stand after `is`.
struct ValueTest: Sendable {
    let name: String
    /// How many arguments it takes.
    let argumentCount: Int
    let apply: @Sendable (Value, Value) -> Bool

    init(_ name: String, _ argumentCount: Int = 0, _ apply: @escaping @Sendable (Value, Value) -> Bool) {
        self.name = name
        self.argumentCount = argumentCount
        self.apply = apply
    }

    static let all: [ValueTest] = [
        ValueTest("defined") { value, _ in !value.isNone },
        ValueTest("undefined") { value, _ in value.isNone },
        ValueTest("none") { value, _ in value.isNone },
        ValueTest("boolean") { value, _ in if case .flag = value { true } else { false } },
        ValueTest("true") { value, _ in if case .flag(true) = value { true } else { false } },
        ValueTest("false") { value, _ in if case .flag(false) = value { true } else { false } },
        ValueTest("integer") { value, _ in if case .integer = value { true } else { false } },
        ValueTest("float") { value, _ in if case .number = value { true } else { false } },
        ValueTest("number") { value, _ in value.double != nil },
        ValueTest("string") { value, _ in value.bytes != nil },
        ValueTest("escaped") { value, _ in value.isMarkup },
        ValueTest("date") { value, _ in if case .date = value { true } else { false } },
        ValueTest("mapping") { value, _ in
            switch value {
            case .map, .record: true
            default: false
            }
        },
        ValueTest("iterable", 0, isIterable),
        ValueTest("sequence", 0, isIterable),
        ValueTest("lower") { value, _ in LetterCase.isAll(value.plainText, upper: false) },
        ValueTest("upper") { value, _ in LetterCase.isAll(value.plainText, upper: true) },
        ValueTest("odd") { value, _ in
            Arithmetic.apply(.remainder, value, .integer(2))?.equals(.integer(1)) == true
        },
        ValueTest("even") { value, _ in
            Arithmetic.apply(.remainder, value, .integer(2))?.equals(.integer(0)) == true
        },
        ValueTest("divisibleby", 1) { value, by in
            Arithmetic.apply(.remainder, value, by)?.equals(.integer(0)) == true
        },
        ValueTest("sameas", 1, isSame),
        ValueTest("in", 1) { value, container in container.contains(value) },
        ValueTest("eq", 1) { $0.equals($1) },
        ValueTest("ne", 1) { !$0.equals($1) },
        ValueTest("lt", 1) { $0.precedes($1) == true },
        ValueTest("gt", 1) { $1.precedes($0) == true },
        ValueTest("le", 1) { $1.precedes($0) == false },
        ValueTest("ge", 1) { $0.precedes($1) == false },
    ]

    static let numbers: [String: Int] = {
        var numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
        for (alias, name) in aliases { numbers[alias] = numbers[name] }
        return numbers
    }()

    private static let aliases = [
        "equalto": "eq", "==": "eq", "!=": "ne", "<": "lt", "lessthan": "lt", ">": "gt", "greaterthan": "gt",
        "<=": "le", ">=": "ge",
    ]

    private static let isIterable: @Sendable (Value, Value) -> Bool = { value, _ in
        switch value {
        case .list, .map, .text, .string, .markup: true
        default: false
        }
    }

    private static let isSame: @Sendable (Value, Value) -> Bool = { left, right in
        switch (left, right) {
        case (.flag(let left), .flag(let right)): left == right
        case (.flag, _), (_, .flag): false
        case (.integer, .number), (.number, .integer): false
        default: left.equals(right)
        }
    }
}
