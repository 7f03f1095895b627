/// Where a machine keeps a value. It cannot be copied: who looks at the value borrows it, and nothing is counted.
struct ValueCell: ~Copyable {
    var value: Value

    var isTrue: Bool { value.isTrue }
    var isNone: Bool { value.isNone }

    /// What a field of the record holds.
    func field(_ field: Int, _ tables: ProgramTables) -> Value { tables.read(field, of: value) }

    func write(_ mode: EscapeMode, into output: inout [UInt8]) {
        ValueWriter.write(value, mode, into: &output)
    }
}

/// The values that a machine works with, one behind the other.
///
/// An array would be asked with each step whether it is shared, and each value that is looked at would be counted,
/// for which processors wait. Places are the compiler's, and right; tests check them all the same.
struct ValueStack: ~Copyable {
    private var cells: UnsafeMutablePointer<ValueCell>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        cells = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit {
        cells.deinitialize(count: count)
        cells.deallocate()
    }

    /// Good until the next value is pushed.
    func cell(_ index: Int) -> UnsafeMutablePointer<ValueCell> {
        assert(index >= 0 && index < count)
        return cells + index
    }

    /// Nil where nothing is on the stack.
    var top: UnsafeMutablePointer<ValueCell>? { count > 0 ? cells + (count - 1) : nil }

    mutating func push(_ value: consuming Value) {
        if count == capacity { reserve(2 * capacity) }
        (cells + count).initialize(to: ValueCell(value: value))
        count += 1
    }

    mutating func push(repeating value: Value, count: Int) {
        for _ in 0..<Swift.max(0, count) { push(value) }
    }

    /// None where nothing is left.
    mutating func pop() -> Value {
        guard count > 0 else { return .none }
        count -= 1
        return (cells + count).move().value
    }

    /// The last so many, or as many as there are, in the order in which they were pushed.
    mutating func pop(_ wanted: Int) -> [Value] {
        let taken = min(wanted, count)
        count -= taken
        return [Value](unsafeUninitializedCapacity: taken) { buffer, initialized in
            for index in 0..<taken {
                buffer.initializeElement(at: index, to: (cells + count + index).move().value)
            }
            initialized = taken
        }
    }

    /// Moves the last so many, or as many as there are, to another stack.
    mutating func move(_ wanted: Int, to other: inout ValueStack) {
        let moved = min(wanted, count)
        for index in count - moved..<count { other.push((cells + index).move().value) }
        count -= moved
    }

    /// Leaves the first so many.
    mutating func truncate(to rest: Int) {
        precondition(rest >= 0 && rest <= count)
        (cells + rest).deinitialize(count: count - rest)
        count = rest
    }

    private mutating func reserve(_ capacity: Int) {
        let larger = UnsafeMutablePointer<ValueCell>.allocate(capacity: capacity)
        larger.moveInitialize(from: cells, count: count)
        cells.deallocate()
        cells = larger
        self.capacity = capacity
    }
}
