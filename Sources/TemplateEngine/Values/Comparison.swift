import Newsroom

extension Value {
    /// Python's `==`: numbers by value whatever their kind, text and markup alike, the rest kind by kind.
    func equals(_ other: Value) -> Bool {
        switch (self, other) {
        case (.none, .none): return true
        case (.date(let left), .date(let right)): return left.secondsSince1970 == right.secondsSince1970
        case (.list(let left), .list(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
        case (.map(let left), .map(let right)):
            return left.count == right.count
                && left.allSatisfy { entry in
                    right.contains { $0.key.equals(entry.key) && $0.value.equals(entry.value) }
                }
        case (.record(let left), .record(let right)): return left.isSame(as: right)
        default:
            let areEqual = withBytes { left in
                other.withBytes { right in
                    left.count == right.count && left.elementsEqual(right)
                }
            }
            if let areEqual = areEqual ?? nil { return areEqual }
            if let left = wholeNumber, let right = other.wholeNumber { return left == right }
            if let left = double, let right = other.double { return left == right }
            return false
        }
    }

    /// Whether this comes before the other: nil where the two have no order.
    func precedes(_ other: Value) -> Bool? {
        switch (self, other) {
        case (.date(let left), .date(let right)): return left < right
        case (.record(let left), .record(let right)):
            guard left.type === right.type, let identity = left.identity else { return nil }
            return right.identity.flatMap { identity.precedes($0) }
        case (.list(let left), .list(let right)):
            for (left, right) in zip(left, right) where !left.equals(right) { return left.precedes(right) }
            return left.count < right.count
        default:
            // UTF-8 sorts bytewise as its scalars do.
            if let left = bytes, let right = other.bytes { return left.lexicographicallyPrecedes(right) }
            if let left = wholeNumber, let right = other.wholeNumber { return left < right }
            if let left = double, let right = other.double { return left < right }
            return nil
        }
    }

    /// An order for any two values, so that sorting mixed lists is stable and total: absent values come first.
    func sortsBefore(_ other: Value) -> Bool {
        precedes(other) ?? (rank < other.rank)
    }

    private var rank: Int {
        switch self {
        case .none: 0
        case .flag, .integer, .number: 1
        case .text, .string, .markup: 2
        case .date: 3
        case .list: 4
        case .map: 5
        case .record: 6
        }
    }

    /// Python's `in`.
    func contains(_ element: Value) -> Bool {
        switch self {
        case .text, .string, .markup:
            guard let bytes, let part = element.bytes else { return false }
            return part.isEmpty || ByteSearch.first(part, in: bytes, from: 0) != nil
        case .list(let items): return items.contains { $0.equals(element) }
        case .map(let entries): return entries.contains { $0.key.equals(element) }
        default: return false
        }
    }
}
