/// A part of a tag that has a value.
struct Expression: Sendable {
    indirect enum Kind {
        case constant(Value)
        case name(String)
        case list([Expression])
        case tuple([Expression])
        case map([(key: Expression, value: Expression)])
        /// `of.name`, with the place of the name.
        case attribute(of: Expression, String, Range<Int>)
        case item(of: Expression, Expression)
        case slice(of: Expression, start: Expression?, stop: Expression?, step: Expression?)
        case negative(Expression)
        case positive(Expression)
        case not(Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case arithmetic(ArithmeticOperator, Expression, Expression)
        case comparison(Expression, [(ComparisonOperator, Expression)])
        case joined([Expression])
        case conditional(condition: Expression, then: Expression, otherwise: Expression?)
        case filter(Expression, Invocation)
        case test(Expression, Invocation)
        case call(Expression, Arguments)
        /// What could not be read, and has been reported.
        case invalid
    }

    let kind: Kind
    /// In bytes of the template.
    let range: Range<Int>
    /// How deep it is nested, so that no template can exhaust the stack.
    let height: Int
}

/// A filter or test with what it is given.
struct Invocation: Sendable {
    let name: String
    let range: Range<Int>
    let arguments: Arguments
}

struct Arguments: Sendable {
    var positional: [Expression] = []
    var keywords: [(name: String, range: Range<Int>, value: Expression)] = []

    var height: Int {
        Swift.max(positional.map(\.height).max() ?? 0, keywords.map(\.value.height).max() ?? 0)
    }
}

enum ArithmeticOperator: String {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case remainder = "%"
    case power = "**"
}

enum ComparisonOperator: String {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case contained = "in"
    case notContained = "not in"
}
