/// Orders items by keys. Stable.
enum Sorting {
    /// What an item is ordered by: letter case does not count unless it is asked for.
    static func key(_ value: Value, caseSensitive: Bool) -> Value {
        guard !caseSensitive else { return value }
        switch value {
        case .text, .string, .markup: return value.changingText(LetterCase.lower)
        case .list(let parts): return .list(parts.map { key($0, caseSensitive: false) })
        default: return value
        }
    }

    static func sorted(_ items: [Value], by keys: [Value], reversed: Bool) -> [Value] {
        order(of: keys, reversed: reversed).compactMap { items.indices.contains($0) ? items[$0] : nil }
    }

    private static func order(of keys: [Value], reversed: Bool) -> [Int] {
        keys.indices.sorted { left, right in
            let isBefore =
                reversed ? keys[right].sortsBefore(keys[left]) : keys[left].sortsBefore(keys[right])
            if isBefore { return true }
            let isAfter = reversed ? keys[left].sortsBefore(keys[right]) : keys[right].sortsBefore(keys[left])
            return !isAfter && left < right
        }
    }

    static func unique(_ items: [Value], by keys: [Value]) -> [Value] {
        // Equal keys stand side by side once sorted: the first of each in the list's own order is kept.
        let order = order(of: keys, reversed: false)
        var kept: [Int] = []
        for (place, index) in order.enumerated() {
            if place == 0 || !keys[order[place - 1]].equals(keys[index]) { kept.append(index) }
        }
        return kept.sorted().map { items[$0] }
    }

    /// The first item that no other goes before.
    static func best(_ items: [Value], by keys: [Value], goesBefore: (Value, Value) -> Bool) -> Value {
        var best: Int?
        for index in items.indices {
            if let current = best, !goesBefore(keys[index], keys[current]) { continue }
            best = index
        }
        return best.map { items[$0] } ?? .none
    }

    /// Pairs of the attribute and the items that share it, in the order of the attributes.
    static func groups(of items: [Value], by attributes: [Value], caseSensitive: Bool) -> [Value] {
        let keys = attributes.map { key($0, caseSensitive: caseSensitive) }
        var groups: [(grouper: Value, members: [Value])] = []
        var last: Value?
        for index in order(of: keys, reversed: false) {
            if let last, last.equals(keys[index]) {
                groups[groups.count - 1].members.append(items[index])
            } else {
                groups.append((attributes[index], [items[index]]))
            }
            last = keys[index]
        }
        return groups.map { .list([$0.grouper, .list($0.members)]) }
    }
}
