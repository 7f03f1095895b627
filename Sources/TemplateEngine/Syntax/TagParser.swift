extension Parser {
    mutating func conditional(_ tag: Tag) -> Statement.Kind {
        var branches: [Branch] = []
        var current = tag
        while true {
            let condition =
                reading(current, from: 1) { parser throws(Trouble) in
                    try parser.tuple(allowsConditional: false)
                }
                ?? Self.invalid(current)
            let (statements, end) = body(of: tag, until: ["elif", "else", "endif"])
            branches.append(Branch(condition: condition, body: statements))
            guard let end, end.word != "endif" else { return .conditional(branches, otherwise: []) }
            if end.word == "else" {
                return .conditional(branches, otherwise: closing(tag, after: end, "endif"))
            }
            current = end
        }
    }

    /// The body after an `else`.
    private mutating func closing(_ tag: Tag, after end: Tag, _ word: String) -> [Statement] {
        expectNothing(end)
        let (statements, _) = body(of: Tag(tokens: tag.tokens, range: tag.range), until: [word])
        return statements
    }

    private mutating func expectNothing(_ tag: Tag) {
        _ = reading(tag, from: 1) { _ throws(Trouble) in }
    }

    mutating func loop(_ tag: Tag) -> Statement.Kind {
        // Known even where the rest of the tag is broken, so that their uses are not reported too.
        var targets: [Target] = []
        let header = reading(tag, from: 1) { parser throws(Trouble) in
            targets = try parser.targets()
            guard parser.skip(word: "in") else { throw parser.unexpected(wanted: "`in`") }
            let items = try parser.tuple(allowsConditional: false) { $0.isAt(word: "recursive") }
            let condition = parser.skip(word: "if") ? try parser.expression() : nil
            if parser.isAt(word: "recursive") {
                throw Trouble(
                    "loops cannot be recursive", parser.current.range, hint: "write a macro that calls itself"
                )
            }
            return (items, condition)
        }
        let (statements, end) = body(of: tag, until: ["else", "endfor"])
        let otherwise = end?.word == "else" ? end.map { closing(tag, after: $0, "endfor") } : nil
        let (items, condition) = header ?? (Self.invalid(tag), nil)
        return .loop(
            Loop(
                targets: targets, items: items, condition: condition, body: statements,
                otherwise: otherwise ?? []))
    }

    mutating func assignment(_ tag: Tag) -> Statement.Kind? {
        enum Header {
            case member(String, String, Expression)
            case value([Target], Expression)
            case capture(Target, [Invocation])
        }
        var targets: [Target] = []
        let header = reading(tag, from: 1) { parser throws(Trouble) in
            if parser.isAt("(") {
                targets = try parser.targets()
                try parser.expect("=")
                return Header.value(targets, try parser.tuple())
            }
            let first = try parser.target()
            if parser.skip(".") {
                let member = try parser.name().name
                try parser.expect("=")
                return Header.member(first.name, member, try parser.tuple())
            }
            if parser.isAtEnd || parser.isAt("|") {
                return Header.capture(first, try parser.filterChain())
            }
            targets = try parser.targets(after: first)
            try parser.expect("=")
            return Header.value(targets, try parser.tuple())
        }
        switch header {
        case .member(let object, let name, let value): return .member(of: object, name, value)
        case .value(let targets, let value): return .assignment(targets, value)
        case .capture(let target, let filters):
            return .capture(target, filters: filters, body(of: tag, until: ["endset"]).statements)
        // Known all the same, so that their uses are not reported too.
        case nil: return targets.isEmpty ? nil : .assignment(targets, Self.invalid(tag))
        }
    }

    mutating func with(_ tag: Tag) -> Statement.Kind {
        let assignments = reading(tag, from: 1) { parser throws(Trouble) in
            var assignments: [(Target, Expression)] = []
            while !parser.isAtEnd {
                if !assignments.isEmpty { try parser.expect(",") }
                let target = try parser.target()
                try parser.expect("=")
                assignments.append((target, try parser.expression()))
            }
            return assignments
        }
        return .with(assignments ?? [], body(of: tag, until: ["endwith"]).statements)
    }

    mutating func block(_ tag: Tag) -> Statement.Kind? {
        let header = reading(tag, from: 1) { parser throws(Trouble) in
            let (name, range) = try parser.name("the name of the block")
            let isScoped = parser.skip(word: "scoped")
            let isRequired = parser.skip(word: "required")
            return (name, range, isScoped, isRequired)
        }
        let (statements, end) = body(of: tag, until: ["endblock"])
        guard let (name, range, isScoped, isRequired) = header else { return nil }
        if let end {
            _ = reading(end, from: 1) { parser throws(Trouble) in _ = parser.skip(word: name) }
        }
        let block = Block(
            name: name, range: range, isScoped: isScoped, isRequired: isRequired, body: statements)
        declare(block)
        return .block(block)
    }

    mutating func macro(_ tag: Tag) -> Statement.Kind? {
        let header = reading(tag, from: 1) { parser throws(Trouble) in
            let (name, range) = try parser.name("the name of the macro")
            return (name, range, try parser.parameters())
        }
        let (statements, end) = body(of: tag, until: ["endmacro"])
        guard let (name, range, parameters) = header else { return nil }
        if let end {
            _ = reading(end, from: 1) { parser throws(Trouble) in _ = parser.skip(word: name) }
        }
        return .macro(Macro(name: name, range: range, parameters: parameters, body: statements))
    }

    mutating func call(_ tag: Tag) -> Statement.Kind? {
        let header = reading(tag, from: 1) { parser throws(Trouble) in
            let parameters = parser.isAt("(") ? try parser.parameters() : []
            let call = try parser.expression()
            guard case .call = call.kind else {
                throw Trouble(
                    "`call` needs the call of a macro", call.range, hint: "write `{% call name() %}`")
            }
            return (parameters, call)
        }
        let (statements, _) = body(of: tag, until: ["endcall"])
        guard let (parameters, call) = header else { return nil }
        return .call(
            Macro(name: "caller", range: tag.range, parameters: parameters, body: statements), call)
    }

    mutating func filtered(_ tag: Tag) -> Statement.Kind {
        let filters = reading(tag, from: 1) { parser throws(Trouble) in
            [try parser.filter()] + (try parser.filterChain())
        }
        return .filtered(filters ?? [], body(of: tag, until: ["endfilter"]).statements)
    }

    // MARK: Other templates

    mutating func include(_ tag: Tag) -> Statement.Kind? {
        reading(tag, from: 1) { parser throws(Trouble) in
            var reference = try parser.reference(hasContext: true)
            reference.ignoresMissing = parser.skip(words: "ignore", "missing")
            try parser.readContext(of: &reference)
            return .include(reference)
        }
    }

    mutating func importAll(_ tag: Tag) -> Statement.Kind? {
        reading(tag, from: 1) { parser throws(Trouble) in
            var reference = try parser.reference(hasContext: false)
            guard parser.skip(word: "as") else { throw parser.unexpected(wanted: "`as`") }
            let alias = try parser.name().name
            try parser.readContext(of: &reference)
            return .importAll(reference, as: alias)
        }
    }

    mutating func importNames(_ tag: Tag) -> Statement.Kind? {
        reading(tag, from: 1) { parser throws(Trouble) in
            var reference = try parser.reference(hasContext: false)
            guard parser.skip(word: "import") else { throw parser.unexpected(wanted: "`import`") }
            var names: [ImportedName] = []
            repeat {
                let (name, range) = try parser.name()
                let alias = parser.skip(word: "as") ? try parser.name().name : name
                names.append(ImportedName(name: name, range: range, alias: alias))
            } while parser.skip(",")
            try parser.readContext(of: &reference)
            return .importNames(reference, names)
        }
    }

    mutating func extends(_ tag: Tag) -> Statement.Kind? {
        let reference = reading(tag, from: 1) { parser throws(Trouble) in
            try parser.reference(hasContext: true)
        }
        guard let reference else { return nil }
        declare(parent: reference, tag)
        return .extends(reference)
    }
}

extension ExpressionParser {
    /// A name that can be given a value.
    fileprivate mutating func target() throws(Trouble) -> Target {
        let (name, range) = try name()
        if ["true", "false", "none", "True", "False", "None", "loop", "caller", "super", "self"].contains(
            name)
        {
            throw Trouble("`\(name)` cannot be given a value", range)
        }
        return Target(name: name, range: range)
    }

    /// One or several names with commas between them, in parentheses or not.
    fileprivate mutating func targets() throws(Trouble) -> [Target] {
        let isEnclosed = skip("(")
        let targets = try targets(after: try target())
        if isEnclosed { try expect(")") }
        return targets
    }

    fileprivate mutating func targets(after first: Target) throws(Trouble) -> [Target] {
        var targets = [first]
        while skip(",") {
            guard case .name(let word) = current.kind, word != "in" else { break }
            targets.append(try target())
        }
        return targets
    }

    fileprivate mutating func filterChain() throws(Trouble) -> [Invocation] {
        var filters: [Invocation] = []
        while skip("|") { filters.append(try filter()) }
        return filters
    }

    fileprivate mutating func parameters() throws(Trouble) -> [Macro.Parameter] {
        try expect("(")
        var parameters: [Macro.Parameter] = []
        while !isAt(")") {
            let parameter = try target()
            let fallback = skip("=") ? try expression() : nil
            if fallback == nil, parameters.last?.fallback != nil {
                throw Trouble(
                    "a parameter without a default cannot follow one with a default", parameter.range)
            }
            if parameters.contains(where: { $0.name == parameter.name }) {
                throw Trouble("the parameter `\(parameter.name)` is named twice", parameter.range)
            }
            parameters.append(.init(name: parameter.name, range: parameter.range, fallback: fallback))
            guard skip(",") else { break }
        }
        try expect(")")
        return parameters
    }

    /// The literal name of another template, or a list of them.
    fileprivate mutating func reference(hasContext: Bool) throws(Trouble) -> Reference {
        let expression = try expression()
        let parts: [Expression] =
            switch expression.kind {
            case .list(let parts), .tuple(let parts): parts
            default: [expression]
            }
        var names: [(name: String, range: Range<Int>)] = []
        for part in parts {
            guard case .constant(.text(let name)) = part.kind else {
                throw Trouble(
                    "the name of a template must be written out", part.range,
                    hint: "choose between files with `if`")
            }
            names.append((String(decoding: name, as: UTF8.self), part.range))
        }
        guard !names.isEmpty else { throw Trouble("expected the name of a template", expression.range) }
        return Reference(names: names, hasContext: hasContext)
    }

    fileprivate mutating func readContext(of reference: inout Reference) throws(Trouble) {
        if skip(words: "with", "context") { reference.hasContext = true }
        if skip(words: "without", "context") { reference.hasContext = false }
    }
}
