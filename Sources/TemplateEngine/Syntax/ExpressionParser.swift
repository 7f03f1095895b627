/// Reads expressions from the words of one tag, with Jinja's order of operators.
struct ExpressionParser {
    let tokens: [Token]
    var index: Int
    var depth = 0
    /// More than any designer nests, less than any stack takes.
    static let greatestDepth = 50
    static let greatestHeight = 200

    init(_ tokens: [Token], from index: Int = 0) {
        self.tokens = tokens
        self.index = index
    }

    // MARK: Words

    var current: Token { tokens[Swift.min(index, tokens.count - 1)] }

    var next: Token { tokens[Swift.min(index + 1, tokens.count - 1)] }

    var isAtEnd: Bool { current.kind == .end }

    func isAt(_ sign: String) -> Bool { current.kind == .sign(sign) }

    func isAt(word: String) -> Bool { current.kind == .name(word) }

    func isAt(words first: String, _ second: String) -> Bool {
        isAt(word: first) && next.kind == .name(second)
    }

    mutating func advance() { index += 1 }

    mutating func skip(_ sign: String) -> Bool {
        guard isAt(sign) else { return false }
        advance()
        return true
    }

    mutating func skip(word: String) -> Bool {
        guard isAt(word: word) else { return false }
        advance()
        return true
    }

    mutating func skip(words first: String, _ second: String) -> Bool {
        guard isAt(words: first, second) else { return false }
        index += 2
        return true
    }

    mutating func expect(_ sign: String) throws(Trouble) {
        guard skip(sign) else { throw unexpected(wanted: "`\(sign)`") }
    }

    mutating func name(_ what: String = "a name") throws(Trouble) -> (name: String, range: Range<Int>) {
        guard case .name(let name) = current.kind else { throw unexpected(wanted: what) }
        defer { advance() }
        return (name, current.range)
    }

    func expectEnd() throws(Trouble) {
        guard isAtEnd else { throw unexpected(wanted: nil) }
    }

    func unexpected(wanted: String?) -> Trouble {
        let found =
            switch current.kind {
            case .name(let name): "`\(name)`"
            case .sign(let sign): "`\(sign)`"
            case .string: "a string"
            case .integer, .number: "a number"
            case .end: "the end of the tag"
            }
        let range =
            current.kind == .end ? current.range.lowerBound..<current.range.lowerBound + 1 : current.range
        if let wanted { return Trouble("expected \(wanted), found \(found)", range) }
        return Trouble("\(found) cannot stand here", range)
    }

    func made(_ kind: Expression.Kind, from start: Int, _ parts: Expression?...) throws(Trouble)
        -> Expression
    {
        try made(kind, from: start, height: parts.map { $0?.height ?? 0 }.max() ?? 0)
    }

    func made(_ kind: Expression.Kind, from start: Int, height: Int) throws(Trouble) -> Expression {
        let end = index > 0 ? tokens[Swift.min(index, tokens.count) - 1].range.upperBound : start
        let range = start..<Swift.max(start, end)
        guard height < Self.greatestHeight else {
            throw Trouble("this expression is too long", range, hint: "take it apart with `set`")
        }
        return Expression(kind: kind, range: range, height: height + 1)
    }

    // MARK: Operators

    /// One expression, or several with commas between them as a tuple.
    mutating func tuple(allowsConditional: Bool = true, until isEnd: (Self) -> Bool = { _ in false })
        throws(Trouble) -> Expression
    {
        let start = current.range.lowerBound
        var items = [try expression(allowsConditional: allowsConditional)]
        guard isAt(",") else { return items[0] }
        while skip(",") {
            if isAtEnd || isAt(")") || isEnd(self) { break }
            items.append(try expression(allowsConditional: allowsConditional))
        }
        return try made(.tuple(items), from: start, height: items.map(\.height).max() ?? 0)
    }

    mutating func expression(allowsConditional: Bool = true) throws(Trouble) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else {
            throw Trouble(
                "this expression is nested too deeply", current.range, hint: "take it apart with `set`")
        }
        let start = current.range.lowerBound
        var result = try disjunction()
        while allowsConditional, skip(word: "if") {
            let condition = try disjunction()
            let otherwise = skip(word: "else") ? try expression() : nil
            result = try made(
                .conditional(condition: condition, then: result, otherwise: otherwise), from: start,
                condition, result, otherwise)
        }
        return result
    }

    private mutating func disjunction() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        var left = try conjunction()
        while skip(word: "or") {
            let right = try conjunction()
            left = try made(.or(left, right), from: start, left, right)
        }
        return left
    }

    private mutating func conjunction() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        var left = try negation()
        while skip(word: "and") {
            let right = try negation()
            left = try made(.and(left, right), from: start, left, right)
        }
        return left
    }

    private mutating func negation() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        var count = 0
        while skip(word: "not") { count += 1 }
        var operand = try comparison()
        for _ in 0..<count { operand = try made(.not(operand), from: start, operand) }
        return operand
    }

    private mutating func comparison() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        let first = try arithmetic(0)
        var others: [(ComparisonOperator, Expression)] = []
        while let comparator = skipComparator() { others.append((comparator, try arithmetic(0))) }
        guard !others.isEmpty else { return first }
        let height = others.map(\.1.height).max() ?? 0
        return try made(.comparison(first, others), from: start, height: Swift.max(first.height, height))
    }

    private mutating func skipComparator() -> ComparisonOperator? {
        if skip(word: "in") { return .contained }
        if skip(words: "not", "in") { return .notContained }
        guard case .sign(let sign) = current.kind, let comparator = ComparisonOperator(rawValue: sign) else {
            return nil
        }
        advance()
        return comparator
    }

    /// Sums, then `~`, then products, then powers: each binds tighter than the one before, all from the left.
    private mutating func arithmetic(_ level: Int) throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        switch level {
        case 1:
            var parts = [try arithmetic(2)]
            while skip("~") { parts.append(try arithmetic(2)) }
            if parts.count == 1 { return parts[0] }
            return try made(.joined(parts), from: start, height: parts.map(\.height).max() ?? 0)
        case 4: return try unary()
        default:
            let signs = level == 0 ? ["+", "-"] : level == 2 ? ["*", "/", "//", "%"] : ["**"]
            var left = try arithmetic(level + 1)
            while case .sign(let sign) = current.kind, signs.contains(sign),
                let operation = ArithmeticOperator(rawValue: sign)
            {
                advance()
                let right = try arithmetic(level + 1)
                left = try made(.arithmetic(operation, left, right), from: start, left, right)
            }
            return left
        }
    }

    mutating func unary(allowsFilters: Bool = true) throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth * 2 else {
            throw Trouble(
                "this expression is nested too deeply", current.range, hint: "take it apart with `set`")
        }
        var result: Expression
        if skip("-") {
            let operand = try unary(allowsFilters: false)
            result = try made(.negative(operand), from: start, operand)
        } else if skip("+") {
            let operand = try unary(allowsFilters: false)
            result = try made(.positive(operand), from: start, operand)
        } else {
            result = try primary()
        }
        result = try postfix(result, from: start)
        return allowsFilters ? try filters(on: result, from: start) : result
    }
}
