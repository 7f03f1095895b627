/// Getting at parts of values, and making values of parts.
enum Access {
    static func attribute(_ name: Value, of value: Value) -> Value {
        switch value {
        case .record(let record): record.value(of: String(decoding: name.plainText, as: UTF8.self))
        case .map(let entries): entries.first { $0.key.equals(name) }?.value ?? .none
        default: .none
        }
    }

    static func item(_ key: Value, of value: Value) -> Value {
        switch value {
        case .record, .map: return attribute(key, of: value)
        case .list, .text, .string, .markup:
            guard var index = key.wholeNumber else { return .none }
            let items = value.items
            if index < 0 { index += items.count }
            return items.indices.contains(index) ? items[index] : .none
        default: return .none
        }
    }

    /// Python's slices: negative places count from the end, everything is clamped.
    static func slice(_ value: Value, start: Value, stop: Value, step: Value) -> Value {
        let items = value.items
        let step = step.wholeNumber ?? 1
        guard step != 0, step != .min else { return .none }
        func place(_ bound: Value, _ fallback: Int) -> Int {
            guard let index = bound.wholeNumber else { return fallback }
            let place = index < 0 ? index.addingReportingOverflow(items.count).partialValue : index
            return step > 0
                ? Swift.max(0, Swift.min(place, items.count))
                : Swift.max(-1, Swift.min(place, items.count - 1))
        }
        let from = place(start, step > 0 ? 0 : items.count - 1)
        let to = place(stop, step > 0 ? items.count : -1)
        let picked = stride(from: from, to: to, by: step).map { items[$0] }
        guard value.bytes != nil else { return .list(picked) }
        return value.changingText { _ in picked.flatMap(\.plainText) }
    }

    /// Of keys and values in turn. A key given again keeps its place and takes the later value.
    static func map(_ parts: [Value]) -> Value {
        var entries: [MapEntry] = []
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            let entry = MapEntry(key: parts[index], value: parts[index + 1])
            if let place = entries.firstIndex(where: { $0.key.equals(entry.key) }) {
                entries[place] = MapEntry(key: entries[place].key, value: entry.value)
            } else {
                entries.append(entry)
            }
        }
        return .map(entries)
    }

    /// Nil where there are too many numbers.
    static func range(_ bounds: [Value]) -> Value? {
        let numbers = bounds.map { $0.wholeNumber ?? 0 }
        let from = numbers.count > 1 ? numbers[0] : 0
        let to = numbers.count > 1 ? numbers[1] : numbers.first ?? 0
        let step = numbers.count > 2 ? numbers[2] : 1
        guard step != 0 else { return .list([]) }
        let list = stride(from: from, to: to, by: step).prefix(Excess.greatestRange + 1).map(Value.integer)
        return list.count > Excess.greatestRange ? nil : .list(list)
    }
}
