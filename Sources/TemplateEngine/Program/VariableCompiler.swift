import Newsroom

extension Compiler {
    /// Pops the value on the stack into a variable of the innermost scope.
    func assign(_ name: String, _ type: ValueType) {
        var variable = Variable(slot: 0, function: builder, type: type)
        if case .variable(let known)? = scope.bindings[name], known.function === builder {
            variable = Variable(slot: known.slot, function: builder, type: type)
        } else {
            variable = Variable(slot: builder.newSlot(), function: builder, type: type)
        }
        builder.emit(.store, variable.slot)
        scope.bind(name, .variable(variable))
    }

    func compileAssignment(_ targets: [Target], _ value: Expression) {
        if targets.count == 1, compileNamespace(targets[0], value) { return }
        let type = compile(value)
        if targets.count == 1 {
            assign(targets[0].name, type)
        } else {
            unpack(type, into: targets, value.range)
        }
    }

    /// Pops a list and gives each target one of its items.
    func unpack(_ type: ValueType, into targets: [Target], _ range: Range<Int>) {
        builder.emit(.unpack, targets.count)
        var types = [ValueType](repeating: type.item ?? .any, count: targets.count)
        if case .tuple(let items) = type.present {
            if items.count == targets.count {
                types = items.map(\.type)
            } else {
                report("\(items.count) values cannot be unpacked into \(targets.count) names", range)
            }
        } else if type.item == nil {
            report("\(type.phrase) cannot be unpacked", range)
        }
        for (target, type) in zip(targets, types) { assign(target.name, type) }
    }

    // MARK: Branches

    /// Makes sure that a name which only some branches set has a value after all of them.
    func prepare(_ name: String) {
        if case .variable(let variable)? = scope.bindings[name], variable.function === builder { return }
        guard case .variable(let outer)? = scope[name] else {
            if case .contextField(let field)? = scope[name] {
                builder.emit(.contextPath, path(to: self.field(field, of: context)))
                return assign(name, field.type)
            }
            builder.emit(.constant, constant(.none))
            return assign(name, .none)
        }
        emitLoad(outer)
        assign(name, outer.type)
    }

    /// A macro sees its own variables and the page's. Reports where it asks for those of a macro around it.
    func isVisible(_ owner: FunctionBuilder, _ name: String, _ range: Range<Int>) -> Bool {
        if owner === builder || owner === main { return true }
        report("`\(name)` cannot be seen from inside this macro", range, hint: "pass it as an argument")
        return false
    }

    func emitLoad(_ variable: Variable) {
        builder.emit(variable.function === builder ? .slot : .pageSlot, variable.slot)
    }

    /// What is known of variables of the innermost scope.
    func types(of names: [String]) -> [String: ValueType] {
        names.reduce(into: [:]) { types, name in
            if case .variable(let variable)? = scope.bindings[name] { types[name] = variable.type }
        }
    }

    func restore(_ types: [String: ValueType]) {
        for (name, type) in types {
            guard case .variable(var variable)? = scope.bindings[name] else { continue }
            variable.type = type
            scope.bind(name, .variable(variable))
        }
    }

    // MARK: Namespaces

    /// `namespace(found=false)`: each member is a variable of its own.
    private func compileNamespace(_ target: Target, _ value: Expression) -> Bool {
        guard value.makesNamespace, case .call(_, let arguments) = value.kind, scope["namespace"] == nil
        else { return false }
        let namespace = Namespace(in: builder)
        if let extra = arguments.positional.first {
            report(
                "the members of a namespace need names", extra.range, hint: "write `namespace(name=value)`")
        }
        for (name, _, value) in arguments.keywords {
            compile(value)
            builder.emit(.store, namespace.member(name).slot)
        }
        scope.bind(target.name, .namespace(namespace))
        return true
    }

    func compileMember(_ object: String, _ name: String, _ value: Expression, _ range: Range<Int>) {
        guard case .namespace(let namespace)? = scope[object] else {
            if case .branched? = scope[object] { return reportBranched(object, range) }
            report(
                "`\(object)` is no namespace", range,
                hint: "write `{% set \(object) = namespace(\(name)=…) %}` first")
            return
        }
        guard isVisible(namespace.function, object, range) else { return }
        compile(value)
        builder.emit(namespace.function === builder ? .store : .storePage, namespace.member(name).slot)
    }
}
