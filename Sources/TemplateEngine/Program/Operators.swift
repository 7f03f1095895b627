/// Operators by their numbers in programs.
enum Operators {
    static let arithmetic: [ArithmeticOperator] = [
        .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .power,
    ]
    static let comparison: [ComparisonOperator] = [
        .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained, .notContained,
    ]

    static func number(_ operation: ArithmeticOperator) -> Int { arithmetic.firstIndex(of: operation) ?? 0 }

    static func number(_ operation: ComparisonOperator) -> Int { comparison.firstIndex(of: operation) ?? 0 }

    /// What has no order is neither less nor greater.
    static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) -> Bool {
        switch operation {
        case .equal: left.equals(right)
        case .unequal: !left.equals(right)
        case .less: left.precedes(right) == true
        case .lessOrEqual: right.precedes(left) == false
        case .greater: right.precedes(left) == true
        case .greaterOrEqual: left.precedes(right) == false
        case .contained: right.contains(left)
        case .notContained: !right.contains(left)
        }
    }
}
