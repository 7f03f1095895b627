/// Filters that can go by an attribute of the items. Their last argument holds the attributes.
extension Filter {
    static let keyedFilters: [Filter] = [
        Filter(
            "sort", .list,
            [
                .init("reverse", .flag, .flag(false)), .init("case_sensitive", .flag, .flag(false)),
                .init("attribute", .attribute, Value.none),
            ], gives: { .list($0.item ?? .any) }
        ) { value, arguments in
            let keys = keys(value, arguments[2], caseSensitive: arguments[1])
            return .list(Sorting.sorted(value.items, by: keys, reversed: arguments[0].isTrue))
        },
        Filter("unique", .list, caseAndAttribute, gives: { .list($0.item ?? .any) }) { value, arguments in
            .list(Sorting.unique(value.items, by: keys(value, arguments[1], caseSensitive: arguments[0])))
        },
        Filter("min", .list, caseAndAttribute, gives: { ($0.item ?? .any).optional }) { value, arguments in
            let keys = keys(value, arguments[1], caseSensitive: arguments[0])
            return Sorting.best(value.items, by: keys) { $0.sortsBefore($1) }
        },
        Filter("max", .list, caseAndAttribute, gives: { ($0.item ?? .any).optional }) { value, arguments in
            let keys = keys(value, arguments[1], caseSensitive: arguments[0])
            return Sorting.best(value.items, by: keys) { $1.sortsBefore($0) }
        },
        Filter(
            "sum", .list, [.init("attribute", .attribute, Value.none), .init("start", .number, .integer(0))],
            gives: { $0.item?.present == .integer ? .integer : .any }
        ) { value, arguments in
            let items = arguments[0].isNone ? value.items : arguments[0].items
            return items.reduce(arguments[1]) { Arithmetic.apply(.add, $0, $1) ?? .none }
        },
        Filter(
            "join", .list, [.init("d", .text, .text("")), .init("attribute", .attribute, Value.none)],
            gives: { $0.item == .markup ? .markup : .text }
        ) { value, arguments in
            joined(arguments[1].isNone ? value.items : arguments[1].items, by: arguments[0])
        },
        Filter(
            "groupby", .list,
            [
                .init("attribute", .attribute), .init("default", .anything, Value.none),
                .init("case_sensitive", .flag, .flag(false)),
            ], gives: { .list($0.item ?? .any) }
        ) { value, arguments in
            let attributes = arguments[0].items.map { $0.isNone ? arguments[1] : $0 }
            return .list(Sorting.groups(of: value.items, by: attributes, caseSensitive: arguments[2].isTrue))
        },
    ]

    private static let caseAndAttribute: [Parameter] = [
        .init("case_sensitive", .flag, .flag(false)), .init("attribute", .attribute, Value.none),
    ]

    private static func keys(_ value: Value, _ attributes: Value, caseSensitive: Value) -> [Value] {
        let keys = attributes.isNone ? value.items : attributes.items
        return keys.map { Sorting.key($0, caseSensitive: caseSensitive.isTrue) }
    }

    private static func joined(_ items: [Value], by separator: Value) -> Value {
        let isMarkup = separator.isMarkup || items.contains { $0.isMarkup }
        let between = isMarkup ? separator.asMarkup.plainText : separator.plainText
        var bytes: [UInt8] = []
        // What is too long already, which is reported, need not get longer.
        for (index, item) in items.enumerated() where bytes.count <= Excess.greatestLength {
            if index > 0 { bytes += between }
            bytes += isMarkup ? item.asMarkup.plainText : item.plainText
        }
        return isMarkup ? .markup(bytes) : .text(bytes)
    }
}
