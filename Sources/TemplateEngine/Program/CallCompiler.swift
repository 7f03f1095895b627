import Newsroom

extension Compiler {
    func define(_ macro: Macro) {
        let definition = MacroDefinition(macro, in: template, scope: scope)
        macros.append(definition)
        scope.bind(macro.name, .macro(definition))
    }

    // MARK: Calls

    func compileCall(_ function: Expression, _ arguments: Arguments, _ range: Range<Int>) -> ValueType {
        switch function.kind {
        case .name(let name):
            switch scope[name] {
            case .macro(let definition): return compileCapturedCall(definition, arguments, range)
            case .caller(let caller):
                return capture(range) { compileCaller(caller, arguments, range) }
            case nil: return compileBuiltIn(name, function, arguments, range)
            case .branched: reportBranched(name, function.range)
            case .missing: break
            default: report("`\(name)` cannot be called", function.range)
            }
        case .attribute(let object, let name, let nameRange):
            return compileMethod(of: object, name, nameRange, arguments, range)
        default: report("this cannot be called", function.range)
        }
        return push(.none, type: .any)
    }

    private func compileBuiltIn(
        _ name: String, _ function: Expression, _ arguments: Arguments, _ range: Range<Int>
    ) -> ValueType {
        switch name {
        case "range":
            let given = arguments.positional
            guard (1...3).contains(given.count), arguments.keywords.isEmpty else {
                report("`range` takes one to three integers", range)
                return push(.list([]), type: .any)
            }
            for bound in given { compile(bound) }
            let bounds = given.compactMap(\.constant)
            if bounds.count == given.count, Access.range(bounds) == nil {
                report(Excess.range.summary, range)
            }
            builder.emit(.range, given.count, origin(range))
            return .list(.integer)
        case "dict":
            var type: ValueType?
            for (name, _, value) in arguments.keywords {
                _ = push(.text(name), type: .text)
                let valueType = compile(value)
                type = type?.joined(with: valueType) ?? valueType
            }
            builder.emit(.map, arguments.keywords.count)
            return .map(type ?? .any)
        case "super": return capture(range) { compileSuper(range) }
        case "namespace":
            report("a namespace needs a name of its own", range, hint: "write `{% set ns = namespace(…) %}`")
        case "caller":
            report(
                "`caller` can only be called in a macro that is called by `{% call %}`", function.range,
                hint: "test it with `{% if caller is defined %}`")
        default:
            guard page != nil else { break }
            let callable = scope.names.sorted().filter {
                if case .macro? = scope[$0] { true } else { false }
            }
            report(
                "unknown macro `\(name)`", function.range,
                hint: Spelling.hint(for: name, in: callable + ["range", "dict", "super", "namespace"]))
        }
        return push(.none, type: .any)
    }

    private func compileSuper(_ range: Range<Int>) {
        guard let (name, level) = currentBlock else {
            return report("`super` stands outside every block", range)
        }
        guard let count = blocks[name]?.count, level + 1 < count else {
            return report("the block `\(name)` has no definition above this one", range)
        }
        compileBlock(named: name, level: level + 1, scope: scope.parent ?? pageScope)
    }

    private func compileSelf(_ name: String, _ nameRange: Range<Int>) {
        guard let definitions = blocks[name], !definitions.isEmpty else {
            return report(
                "there is no block `\(name)`", nameRange,
                hint: Spelling.hint(for: name, in: blocks.keys.sorted()))
        }
        if including.contains("block \(name)") {
            return report("the block `\(name)` contains itself", nameRange)
        }
        compileBlock(named: name, level: 0, scope: pageScope)
    }

    // MARK: Methods

    private func compileMethod(
        of object: Expression, _ name: String, _ nameRange: Range<Int>, _ arguments: Arguments,
        _ range: Range<Int>
    ) -> ValueType {
        if case .name(let objectName) = object.kind {
            switch scope[objectName] {
            case .module(let module, let file):
                guard let definition = macro(name, in: module, file, nameRange) else { break }
                return compileCapturedCall(definition, arguments, range)
            case .loop(let level, _, let function) where function === builder:
                return compileLoopCall(name, nameRange, arguments, level)
            case nil where objectName == "self":
                return capture(range) { compileSelf(name, nameRange) }
            default: break
            }
            switch scope[objectName] {
            case .module, .missing: return push(.none, type: .any)
            // It may be a template that those import which include this one.
            case nil where page == nil && library.pageVariables[objectName] == nil:
                return push(.none, type: .any)
            default: break
            }
        }
        let type = compile(object)
        return compileValueMethod(name, nameRange, arguments, type)
    }

    func macro(_ name: String, in module: Scope, _ file: String, _ range: Range<Int>) -> MacroDefinition? {
        if case .macro(let definition)? = module.bindings[name] { return definition }
        report(
            "`\(file)` has no macro `\(name)`", range,
            hint: Spelling.hint(for: name, in: module.bindings.keys.sorted()))
        return nil
    }

    private func compileLoopCall(
        _ name: String, _ nameRange: Range<Int>, _ arguments: Arguments, _ level: Int
    ) -> ValueType {
        let types = arguments.positional.map { compile($0) }
        switch name {
        case "cycle":
            builder.emit(.cycle, types.count, level)
            return types.reduce(nil) { $0?.joined(with: $1) ?? $1 } ?? ValueType.none
        case "changed":
            builder.emit(.list, types.count)
            builder.emit(.changed, 0, level)
            return .flag
        default:
            report(
                "`loop.\(name)` cannot be called", nameRange,
                hint: Spelling.hint(for: name, in: ["cycle", "changed"]))
            return push(.none, type: .any)
        }
    }

    /// The methods of Python's texts and maps that are filters here too.
    private func compileValueMethod(
        _ name: String, _ range: Range<Int>, _ arguments: Arguments, _ type: ValueType
    ) -> ValueType {
        let filters = [
            "upper": "upper", "lower": "lower", "title": "title", "capitalize": "capitalize", "strip": "trim",
            "replace": "replace", "items": "items", "center": "center",
        ]
        switch name {
        case "keys":
            builder.emit(.filter, Filter.numbers["list"] ?? 0, 0)
            return .list(.text)
        case "values":
            let pairs = applying(
                [Invocation(name: "items", range: range, arguments: Arguments())], to: type, range)
            return collect(item: pairs.item ?? .any, range) { item in
                _ = push(.integer(1), type: .integer)
                builder.emit(.item)
                if case .tuple(let parts) = item { return (parts[1].type, nil) }
                return (.any, nil)
            }
        case "get":
            guard let key = arguments.positional.first, arguments.positional.count <= 2 else {
                report("`get` takes a key and a default", range)
                return .any
            }
            compile(key)
            builder.emit(.item)
            guard arguments.positional.count == 2 else { return .any }
            let exit = builder.emit(.jumpIfSomeKeeping)
            compile(arguments.positional[1])
            builder.land(exit)
            return .any
        case "startswith", "endswith":
            report(
                "methods cannot be called", range,
                hint: name == "startswith"
                    ? "compare the beginning: `text[:3] == \"abc\"`"
                    : "compare the end: `text[-3:] == \"abc\"`")
            return .any
        default:
            guard let filter = filters[name] else {
                report("methods cannot be called", range, hint: Self.advice(onMethod: name))
                return .any
            }
            return applying([Invocation(name: filter, range: range, arguments: arguments)], to: type, range)
        }
    }

    private static func advice(onMethod name: String) -> String {
        switch name {
        case "join": "write `list | join(\", \")`"
        case "strftime": "write `| date(\"d MMMM yyyy\")`"
        case "isoformat": "write `| iso8601`"
        case "append": "add lists with `+`, or collect in a `namespace`"
        case "format": "write `| format(…)`"
        default: "use a filter: `value | filter`"
        }
    }
}
