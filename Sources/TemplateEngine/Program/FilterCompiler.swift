import Newsroom

extension Compiler {
    func compileFilter(_ filter: Invocation, on operand: Expression) -> ValueType {
        if (filter.name == "default" || filter.name == "d"), isAbsent(operand) {
            _ = push(.none, type: .none)
            return applying([filter], to: .none, operand.range)
        }
        return applying([filter], to: compile(operand), operand.range)
    }

    /// Applies filters to the value on the stack.
    func applying(_ filters: [Invocation], to type: ValueType, _ range: Range<Int>) -> ValueType {
        filters.reduce(type) { apply($1, to: $0, range) }
    }

    private func apply(_ filter: Invocation, to type: ValueType, _ range: Range<Int>) -> ValueType {
        let name = Filter.aliases[filter.name] ?? filter.name
        let type = name == "default" ? type : type.withoutJSON
        switch name {
        case "default": return applyDefault(filter, to: type)
        case "date": return applyDate(filter, to: type)
        case "number": return applyNumber(filter, to: type)
        case "attr": return applyAttribute(filter, to: type)
        case "map": return applyMap(filter, to: type, range)
        case "select", "reject", "selectattr", "rejectattr": return applySelection(filter, to: type, range)
        default:
            guard let number = Filter.numbers[name] else { return reportUnknown(filter) }
            return apply(Filter.all[number], number, filter, to: type)
        }
    }

    private func reportUnknown(_ filter: Invocation) -> ValueType {
        if let advice = Filter.advice[filter.name] {
            report("there is no filter `\(filter.name)` here", filter.range, hint: advice)
        } else {
            report(
                "unknown filter `\(filter.name)`", filter.range,
                hint: Spelling.hint(for: filter.name, in: Filter.names))
        }
        return .any
    }

    private func apply(_ filter: Filter, _ number: Int, _ invocation: Invocation, to type: ValueType)
        -> ValueType
    {
        if !filter.takes.accepts(type) {
            report(
                "`\(invocation.name)` takes \(filter.takes.phrase), not \(type.phrase)", invocation.range,
                hint: filter.takes == .list || type.item == nil ? nil : "use `| map(\"\(invocation.name)\")`")
        }
        let named = filter.parameters.map {
            ($0.name, $0.fallback != nil || $0.kind == .attribute && filter.name != "groupby")
        }
        guard
            let arguments = match(
                invocation.arguments, to: named, of: "filter `\(invocation.name)`", invocation.range,
                takesMore: filter.takesMore)
        else { return .any }
        if filter.name == "tojson" { checkJSON(type, invocation.range) }
        if filter.takesAttribute { return applyKeyed(filter, number, arguments, to: type) }
        for (index, argument) in arguments.enumerated() {
            let parameter = filter.parameters.indices.contains(index) ? filter.parameters[index] : nil
            compile(argument, for: parameter)
        }
        builder.emit(.filter, number, arguments.count)
        guard filter.takes.accepts(type) else { return .any }
        let result = filter.gives(type)
        return filter.name == "round" && arguments.last.flatMap({ $0 }) != nil ? .number : result
    }

    private func compile(_ argument: Expression?, for parameter: Filter.Parameter?) {
        guard let argument else {
            _ = push(parameter?.fallback ?? .none, type: .any)
            return
        }
        let type = compile(argument)
        if let parameter, !parameter.accepts(type) {
            report("`\(parameter.name)` must be \(parameter.kind.phrase), not \(type.phrase)", argument.range)
        }
    }

    /// The arguments in the order of the parameters, nil where one is left out. Reports what does not fit.
    func match(
        _ arguments: Arguments, to parameters: [(name: String, isOptional: Bool)], of what: String,
        _ range: Range<Int>, takesMore: Bool = false
    ) -> [Expression?]? {
        if arguments.positional.count > parameters.count, !takesMore {
            let count =
                parameters.isEmpty
                ? "no arguments" : parameters.count == 1 ? "one argument" : "\(parameters.count) arguments"
            report(
                "the \(what) takes \(parameters.isEmpty ? "" : "at most ")\(count), not \(arguments.positional.count)",
                arguments.positional[parameters.count].range)
            return nil
        }
        var matched: [Expression?] = arguments.positional
        matched += [Expression?](repeating: nil, count: max(0, parameters.count - matched.count))
        var isRight = true
        for (name, range, value) in arguments.keywords {
            guard let index = parameters.firstIndex(where: { $0.name == name }) else {
                report(
                    "the \(what) has no argument `\(name)`", range,
                    hint: Spelling.hint(for: name, in: parameters.map(\.name)))
                isRight = false
                continue
            }
            if matched[index] != nil {
                report("the argument `\(name)` is given twice", range)
                isRight = false
            }
            matched[index] = value
        }
        for (parameter, argument) in zip(parameters, matched) where argument == nil && !parameter.isOptional {
            report("the \(what) needs the argument `\(parameter.name)`", range)
            isRight = false
        }
        return isRight ? matched : nil
    }

    // MARK: Filters that become other instructions

    private func applyDefault(_ filter: Invocation, to type: ValueType) -> ValueType {
        let parameters = [("default_value", true), ("boolean", true)]
        guard
            let arguments = match(
                filter.arguments, to: parameters, of: "filter `\(filter.name)`", filter.range)
        else { return .any }
        var jump = Instruction.Operation.jumpIfSomeKeeping
        if let boolean = arguments[1] {
            guard case .constant(.flag(let isBoolean)) = boolean.kind else {
                report("`boolean` must be `true` or `false`", boolean.range)
                return .any
            }
            if isBoolean { jump = .jumpIfTrueKeeping }
        }
        let exit = builder.emit(jump)
        let fallback = arguments[0].map { compile($0) } ?? push(.text(""), type: .text)
        builder.land(exit)
        return type == .none ? fallback : type.present.joined(with: fallback)
    }

    private func applyAttribute(_ filter: Invocation, to type: ValueType) -> ValueType {
        guard
            let arguments = match(filter.arguments, to: [("name", false)], of: "filter `attr`", filter.range),
            let argument = arguments[0], let path = path(argument)
        else { return .any }
        return emitPath(path, of: type)
    }

    // MARK: Filters that go through lists

    /// The parts of a literal `"section.title"`, each with its place.
    private func path(_ argument: Expression) -> [(name: String, range: Range<Int>)]? {
        switch argument.kind {
        case .constant(.integer(let index)): return [(String(index), argument.range)]
        case .constant(.text(let text)):
            var offset = argument.range.lowerBound + 1
            return String(decoding: text, as: UTF8.self).split(
                separator: ".", omittingEmptySubsequences: false
            )
            .map { part in
                defer { offset += part.utf8.count + 1 }
                return (String(part), offset..<offset + Swift.max(1, part.utf8.count))
            }
        default:
            report("the name of an attribute must be written out", argument.range, hint: "as in `\"title\"`")
            return nil
        }
    }

    private func emitPath(_ path: [(name: String, range: Range<Int>)], of type: ValueType) -> ValueType {
        path.reduce(type) { type, part in
            guard let index = Int(part.name) else { return emitAttribute(part.name, of: type, part.range) }
            _ = push(.integer(index), type: .integer)
            builder.emit(.item)
            if case .tuple(let items) = type.present, items.indices.contains(index) {
                return items[index].type
            }
            return (type.item ?? .any).optional
        }
    }

    /// The type of the items of what stands on the stack.
    private func items(of type: ValueType, _ filter: Invocation) -> ValueType {
        if let item = type.item { return item }
        if type.isText { return .text }
        report("`\(filter.name)` takes a list, not \(type.phrase)", filter.range)
        return .any
    }

    /// Filters that can go by an attribute: the list of the items' attributes is their last argument.
    private func applyKeyed(
        _ filter: Filter, _ number: Int, _ arguments: [Expression?], to type: ValueType
    ) -> ValueType {
        let slot = builder.newSlot()
        builder.emit(.store, slot)
        builder.emit(.slot, slot)
        var keyType: ValueType?
        for (parameter, argument) in zip(filter.parameters, arguments) {
            if parameter.kind == .attribute, let argument, argument.constant?.isNone != true {
                builder.emit(.slot, slot)
                keyType =
                    collect(item: type.item ?? .any, argument.range) { item in
                        (emitKey(argument, of: item), nil)
                    }.item
            } else {
                compile(argument, for: parameter)
            }
        }
        builder.emit(.filter, number, filter.parameters.count)
        switch filter.name {
        case "groupby":
            let items = ValueType.list(type.item ?? .any)
            return .list(
                .tuple([TupleItem(keyType ?? .any, name: "grouper"), TupleItem(items, name: "list")]))
        case "sum", "join":
            checkItems(of: filter, keyType ?? type.item ?? .any, arguments)
            return filter.gives(.list(keyType ?? type.item ?? .any))
        default: return filter.gives(type)
        }
    }

    private func checkItems(of filter: Filter, _ item: ValueType, _ arguments: [Expression?]) {
        guard filter.name == "join", let place = arguments.compactMap({ $0 }).last?.range ?? nil else {
            return
        }
        switch item.present {
        case .record(let record):
            report(
                "`join` takes texts, not \(item.phrase)", place,
                hint: "name a field: `join(\", \", attribute=\"\(record.fields.first?.name ?? "name")\")`")
        case .list, .map, .tuple: report("`join` takes texts, not \(item.phrase)", place)
        default: break
        }
    }

    /// Replaces an item by the attribute it goes by, or by a list of several: `"section,title"`.
    private func emitKey(_ argument: Expression, of item: ValueType) -> ValueType {
        guard case .constant(.text(let text)) = argument.kind, text.contains(UInt8(ascii: ",")) else {
            return path(argument).map { emitPath($0, of: item) } ?? .any
        }
        let slot = builder.newSlot()
        builder.emit(.store, slot)
        let names = String(decoding: text, as: UTF8.self).split(separator: ",")
        for name in names {
            builder.emit(.slot, slot)
            _ = emitPath(name.split(separator: ".").map { (String($0), argument.range) }, of: item)
        }
        builder.emit(.list, names.count)
        return .list(.any)
    }

    private func applyMap(_ filter: Invocation, to type: ValueType, _ range: Range<Int>) -> ValueType {
        let item = items(of: type, filter)
        if let attribute = filter.arguments.keywords.first(where: { $0.name == "attribute" }) {
            let fallback = filter.arguments.keywords.first { $0.name == "default" }
            for keyword in filter.arguments.keywords where !["attribute", "default"].contains(keyword.name) {
                report("the filter `map` has no argument `\(keyword.name)`", keyword.range)
            }
            guard let path = path(attribute.value) else { return .any }
            return collect(item: item, range) { item in
                var type = emitPath(path, of: item)
                if let fallback {
                    let exit = builder.emit(.jumpIfSomeKeeping)
                    type = type.present.joined(with: compile(fallback.value))
                    builder.land(exit)
                }
                return (type, nil)
            }
        }
        guard !filter.arguments.positional.isEmpty else {
            report(
                "`map` needs a filter or an attribute", filter.range, hint: "as in `map(attribute=\"title\")`"
            )
            return .any
        }
        guard let inner = inner(filter, from: 0) else { return .any }
        return collect(item: item, range) { item in (applying([inner], to: item, inner.range), nil) }
    }

    /// The filter or test that a filter's argument names, with the arguments after it.
    private func inner(_ filter: Invocation, from index: Int) -> Invocation? {
        guard filter.arguments.positional.count > index else { return nil }
        let argument = filter.arguments.positional[index]
        guard case .constant(.text(let name)) = argument.kind else {
            report("this name must be written out", argument.range, hint: "as in `\"lower\"`")
            return nil
        }
        var arguments = filter.arguments
        arguments.positional.removeFirst(index + 1)
        return Invocation(
            name: String(decoding: name, as: UTF8.self), range: argument.range, arguments: arguments)
    }

    private func applySelection(_ filter: Invocation, to type: ValueType, _ range: Range<Int>) -> ValueType {
        let item = items(of: type, filter)
        let byAttribute = filter.name.hasSuffix("attr")
        let hasTest = filter.arguments.positional.count > (byAttribute ? 1 : 0)
        let test = hasTest ? inner(filter, from: byAttribute ? 1 : 0) : nil
        if hasTest, test == nil { return .any }
        var path: [(name: String, range: Range<Int>)] = []
        if byAttribute {
            guard let first = filter.arguments.positional.first else {
                report("`\(filter.name)` needs the name of an attribute", filter.range)
                return .any
            }
            guard let named = self.path(first) else { return .any }
            path = named
        }
        return collect(item: item, range) { item in
            let slot = builder.newSlot()
            builder.emit(.store, slot)
            builder.emit(.slot, slot)
            let type = emitPath(path, of: item)
            if let test { emitTest(test, on: type) }
            if filter.name.hasPrefix("reject") { builder.emit(.not) }
            let skip = builder.emitJumpIfFalse()
            builder.emit(.slot, slot)
            return (item, skip)
        }
    }
}

extension Expression {
    var constant: Value? {
        if case .constant(let value) = kind { value } else { nil }
    }
}
