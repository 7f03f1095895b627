extension ExpressionParser {
    mutating func primary() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        switch current.kind {
        case .name(let name):
            advance()
            switch name {
            case "true", "True": return try made(.constant(.flag(true)), from: start)
            case "false", "False": return try made(.constant(.flag(false)), from: start)
            case "none", "None": return try made(.constant(.none), from: start)
            default: return try made(.name(name), from: start)
            }
        case .string(var text):
            advance()
            while case .string(let more) = current.kind {
                text += more
                advance()
            }
            return try made(.constant(.text(text)), from: start)
        case .integer(let integer):
            advance()
            return try made(.constant(.integer(integer)), from: start)
        case .number(let number):
            advance()
            return try made(.constant(.number(number)), from: start)
        case .sign("("):
            advance()
            if skip(")") { return try made(.tuple([]), from: start) }
            let inner = try tuple()
            try expect(")")
            return try made(inner.kind, from: start, height: inner.height - 1)
        case .sign("["): return try list()
        case .sign("{"): return try map()
        default: throw unexpected(wanted: "a value")
        }
    }

    private mutating func list() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        advance()
        var items: [Expression] = []
        while !isAt("]") {
            items.append(try expression())
            guard skip(",") else { break }
        }
        try expect("]")
        return try made(.list(items), from: start, height: items.map(\.height).max() ?? 0)
    }

    private mutating func map() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        advance()
        var entries: [(key: Expression, value: Expression)] = []
        while !isAt("}") {
            let key = try expression()
            try expect(":")
            entries.append((key, try expression()))
            guard skip(",") else { break }
        }
        try expect("}")
        let height = entries.map { Swift.max($0.key.height, $0.value.height) }.max() ?? 0
        return try made(.map(entries), from: start, height: height)
    }

    /// A name or literal with what follows it, as the one argument of a test without parentheses.
    private mutating func operand() throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        return try postfix(try primary(), from: start)
    }

    // MARK: What follows an operand

    mutating func postfix(_ operand: Expression, from start: Int) throws(Trouble) -> Expression {
        var result = operand
        while true {
            if skip(".") {
                if case .integer(let integer) = current.kind {
                    let key = try constant(.integer(integer))
                    result = try made(.item(of: result, key), from: start, result)
                } else {
                    let (name, range) = try name("a name after the dot")
                    result = try made(.attribute(of: result, name, range), from: start, result)
                }
            } else if isAt("[") {
                result = try subscripted(result, from: start)
            } else if isAt("(") {
                let arguments = try arguments()
                let height = Swift.max(result.height, arguments.height)
                result = try made(.call(result, arguments), from: start, height: height)
            } else {
                return result
            }
        }
    }

    private mutating func constant(_ value: Value) throws(Trouble) -> Expression {
        let start = current.range.lowerBound
        advance()
        return try made(.constant(value), from: start)
    }

    private mutating func subscripted(_ operand: Expression, from start: Int) throws(Trouble) -> Expression {
        advance()
        let first = isAt(":") ? nil : try expression()
        guard skip(":") else {
            guard let first else { throw unexpected(wanted: "a value") }
            try expect("]")
            return try made(.item(of: operand, first), from: start, operand, first)
        }
        let stop = isAt(":") || isAt("]") ? nil : try expression()
        var step: Expression?
        if skip(":"), !isAt("]") { step = try expression() }
        try expect("]")
        let kind = Expression.Kind.slice(of: operand, start: first, stop: stop, step: step)
        return try made(kind, from: start, operand, first, stop, step)
    }

    mutating func arguments() throws(Trouble) -> Arguments {
        try expect("(")
        var arguments = Arguments()
        while !isAt(")") {
            if case .name(let name) = current.kind, next.kind == .sign("=") {
                let range = current.range
                index += 2
                arguments.keywords.append((name, range, try expression()))
            } else if isAt("*") || isAt("**") {
                throw Trouble(
                    "arguments cannot be spread with `*`", current.range, hint: "write them one by one")
            } else if arguments.keywords.isEmpty {
                arguments.positional.append(try expression())
            } else {
                throw Trouble("an argument without a name cannot follow one with a name", current.range)
            }
            guard skip(",") else { break }
        }
        try expect(")")
        return arguments
    }

    mutating func filters(on operand: Expression, from start: Int) throws(Trouble) -> Expression {
        var result = operand
        while true {
            if skip("|") {
                let filter = try filter()
                let height = Swift.max(result.height, filter.arguments.height)
                result = try made(.filter(result, filter), from: start, height: height)
            } else if skip(word: "is") {
                result = try test(of: result, from: start)
            } else if isAt("(") {
                throw Trouble("only macros can be called", current.range)
            } else {
                return result
            }
        }
    }

    /// A filter's name and arguments, after the `|`.
    mutating func filter() throws(Trouble) -> Invocation {
        let (name, range) = try name("the name of a filter")
        return Invocation(name: name, range: range, arguments: isAt("(") ? try arguments() : Arguments())
    }

    private mutating func test(of operand: Expression, from start: Int) throws(Trouble) -> Expression {
        let isNegated = skip(word: "not")
        let (name, range) = try name("the name of a test")
        var arguments = Arguments()
        if isAt("(") {
            arguments = try self.arguments()
        } else if startsOperand {
            if isAt(word: "is") { throw Trouble("tests cannot be chained with `is`", current.range) }
            arguments.positional.append(try self.operand())
        }
        let invocation = Invocation(name: name, range: range, arguments: arguments)
        let height = Swift.max(operand.height, arguments.height)
        let result = try made(.test(operand, invocation), from: start, height: height)
        return isNegated ? try made(.not(result), from: start, result) : result
    }

    private var startsOperand: Bool {
        switch current.kind {
        case .name(let name): !["else", "or", "and", "if", "in", "not", "recursive"].contains(name)
        case .string, .integer, .number, .sign("["), .sign("{"): true
        default: false
        }
    }
}
