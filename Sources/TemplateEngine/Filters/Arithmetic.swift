/// Python's arithmetic. What Python refuses gives none; what no integer can hold becomes a number.
enum Arithmetic {
    /// Nil where the result would be too long.
    static func apply(_ operation: ArithmeticOperator, _ left: Value, _ right: Value) -> Value? {
        if let left = left.wholeNumber, let right = right.wholeNumber {
            return integers(operation, left, right)
        }
        if let left = left.double, let right = right.double { return numbers(operation, left, right) }
        switch operation {
        case .add: return added(left, right)
        case .multiply: return repeated(left, right)
        case .remainder where left.bytes != nil:
            if case .list(let items) = right { return Printf.format(left, items) }
            return Printf.format(left, [right])
        default: return Value.none
        }
    }

    static func negated(_ value: Value) -> Value {
        if let integer = value.wholeNumber {
            return integer == .min ? .number(-Double(integer)) : .integer(-integer)
        }
        return value.double.map { .number(-$0) } ?? .none
    }

    private static func integers(_ operation: ArithmeticOperator, _ left: Int, _ right: Int) -> Value {
        func checked(_ result: (partialValue: Int, overflow: Bool)) -> Value {
            result.overflow ? numbers(operation, Double(left), Double(right)) : .integer(result.partialValue)
        }
        switch operation {
        case .add: return checked(left.addingReportingOverflow(right))
        case .subtract: return checked(left.subtractingReportingOverflow(right))
        case .multiply: return checked(left.multipliedReportingOverflow(by: right))
        case .divide: return right == 0 ? .none : .number(Double(left) / Double(right))
        case .floorDivide:
            guard right != 0 else { return .none }
            let (quotient, overflow) = left.dividedReportingOverflow(by: right)
            if overflow { return .number(-Double(left)) }
            let isExact = quotient * right == left
            return .integer(!isExact && (left < 0) != (right < 0) ? quotient - 1 : quotient)
        case .remainder:
            guard right != 0 else { return .none }
            if right == -1 { return .integer(0) }
            let rest = left % right
            return .integer(rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest)
        case .power:
            guard right >= 0 else { return numbers(.power, Double(left), Double(right)) }
            return integerPower(left, right)
        }
    }

    private static func integerPower(_ base: Int, _ exponent: Int) -> Value {
        if base == 0 || base == 1 { return .integer(exponent == 0 ? 1 : base) }
        if base == -1 { return .integer(exponent % 2 == 0 ? 1 : -1) }
        var result = 1
        for _ in 0..<Swift.min(exponent, 64) {
            let (product, overflow) = result.multipliedReportingOverflow(by: base)
            if overflow { return numbers(.power, Double(base), Double(exponent)) }
            result = product
        }
        return .integer(result)
    }

    private static func numbers(_ operation: ArithmeticOperator, _ left: Double, _ right: Double) -> Value {
        switch operation {
        case .add: return .number(left + right)
        case .subtract: return .number(left - right)
        case .multiply: return .number(left * right)
        case .divide: return right == 0 ? .none : .number(left / right)
        case .floorDivide:
            guard right != 0 else { return .none }
            return .number(((left - modulo(left, right)) / right).rounded())
        case .remainder: return right == 0 ? .none : .number(modulo(left, right))
        case .power:
            let power = Power.raise(left, to: right)
            return power.isNaN ? .none : .number(power)
        }
    }

    private static func modulo(_ left: Double, _ right: Double) -> Double {
        let rest = left.truncatingRemainder(dividingBy: right)
        if rest == 0 { return Double(signOf: right, magnitudeOf: 0) }
        return (rest < 0) != (right < 0) ? rest + right : rest
    }

    private static func added(_ left: Value, _ right: Value) -> Value? {
        if case .list(let left) = left, case .list(let right) = right {
            return left.count + right.count > Excess.greatestLength ? nil : .list(left + right)
        }
        guard left.bytes != nil, right.bytes != nil else { return Value.none }
        return joined([left, right])
    }

    private static func repeated(_ left: Value, _ right: Value) -> Value? {
        let (value, factor) = left.wholeNumber == nil ? (left, right) : (right, left)
        guard let count = factor.wholeNumber.map({ Swift.max(0, $0) }) else { return Value.none }
        let length = value.bytes?.count ?? value.items.count
        let (total, overflow) = length.multipliedReportingOverflow(by: count)
        guard !overflow, total <= Excess.greatestLength else { return nil }
        if case .list(let items) = value { return .list(Array(repeatElement(items, count: count).joined())) }
        guard value.bytes != nil else { return Value.none }
        return value.changingText { Array(repeatElement($0, count: count).joined()) }
    }

    /// `~`: markup where any part is, and then the other parts escaped. Nil where that would be too long.
    static func joined(_ parts: [Value]) -> Value? {
        let isMarkup = parts.contains { $0.isMarkup }
        var bytes: [UInt8] = []
        for part in parts {
            bytes += isMarkup ? part.asMarkup.plainText : part.plainText
            if bytes.count > Excess.greatestLength { return nil }
        }
        return isMarkup ? .markup(bytes) : .text(bytes)
    }
}
