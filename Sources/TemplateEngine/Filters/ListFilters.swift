/// What a filter gives that hands out one of the items.
@Sendable private func oneItem(_ type: ValueType) -> ValueType {
    type.isText ? type.present : (type.item ?? .any).optional
}

/// What a filter of lists gives.
@Sendable private func listOfItems(_ type: ValueType) -> ValueType {
    .list(type.isText ? .text : type.item ?? .any)
}

@Sendable private func listOfLists(_ type: ValueType) -> ValueType { .list(listOfItems(type)) }

extension Filter {
    static let listFilters: [Filter] = [
        Filter("first", .list, gives: oneItem) { value, _ in value.items.first ?? .none },
        Filter("last", .list, gives: oneItem) { value, _ in value.items.last ?? .none },
        Filter("length", .list, gives: { _ in .integer }) { value, _ in .integer(length(of: value)) },
        Filter("list", .list, gives: listOfItems) { value, _ in .list(value.items) },
        Filter("reverse", .list, gives: { $0.isText ? $0 : listOfItems($0) }) { value, _ in
            if value.bytes == nil { return .list(value.items.reversed()) }
            return value.changingText { Array(Scalars.split($0).reversed().joined()) }
        },
        Filter(
            "batch", .list, [.init("linecount", .integer), .init("fill_with", .anything, Value.none)],
            gives: listOfLists
        ) { value, arguments in
            batches(of: value.items, size: Swift.max(arguments[0].bounded, 1), filling: arguments[1])
        },
        Filter(
            "slice", .list, [.init("slices", .integer), .init("fill_with", .anything, Value.none)],
            gives: listOfLists
        ) { value, arguments in
            slices(of: value.items, count: Swift.max(arguments[0].bounded, 1), filling: arguments[1])
        },
        Filter("items", .map, gives: pairsOfMap) { value, _ in pairs(of: value) },
        Filter(
            "dictsort", .map,
            [
                .init("case_sensitive", .flag, .flag(false)), .init("by", .text, .text("key")),
                .init("reverse", .flag, .flag(false)),
            ], gives: pairsOfMap
        ) { value, arguments in
            let index = arguments[1].plainText.elementsEqual("value".utf8) ? 1 : 0
            let pairs = pairs(of: value).items
            let keys = pairs.map { Sorting.key($0.items[index], caseSensitive: arguments[0].isTrue) }
            return .list(Sorting.sorted(pairs, by: keys, reversed: arguments[2].isTrue))
        },
    ]

    private static let pairsOfMap: @Sendable (ValueType) -> ValueType = { type in
        guard case .map(let value) = type.present else { return .list(.any) }
        return .list(.tuple([TupleItem(.text), TupleItem(value)]))
    }

    static func length(of value: Value) -> Int {
        switch value {
        case .list(let items): items.count
        case .map(let entries): entries.count
        case .text, .string, .markup: value.bytes.map(Scalars.count) ?? 0
        default: 0
        }
    }

    static func pairs(of value: Value) -> Value {
        guard case .map(let entries) = value else { return .list([]) }
        return .list(entries.map { .list([$0.key, $0.value]) })
    }

    private static func batches(of items: [Value], size: Int, filling: Value) -> Value {
        var batches: [Value] = []
        var start = 0
        while start < items.count {
            var batch = Array(items[start..<Swift.min(start + size, items.count)])
            if !filling.isNone { batch += [Value](repeating: filling, count: size - batch.count) }
            batches.append(.list(batch))
            start += size
        }
        return .list(batches)
    }

    private static func slices(of items: [Value], count: Int, filling: Value) -> Value {
        var slices: [Value] = []
        var start = 0
        for index in 0..<count {
            let hasExtra = index < items.count % count
            let end = start + items.count / count + (hasExtra ? 1 : 0)
            var slice = Array(items[start..<end])
            if !filling.isNone, !hasExtra { slice.append(filling) }
            slices.append(.list(slice))
            start = end
        }
        return .list(slices)
    }
}
