import Newsroom

extension Compiler {
    /// `{{ macro() }}`, `{{ super() }}` and the like print straight into the page. False for anything else.
    func compileDirectCall(_ expression: Expression) -> Bool {
        guard case .call(let function, let arguments) = expression.kind else { return false }
        switch function.kind {
        case .name(let name):
            switch scope[name] {
            case .macro(let definition): compileCall(definition, arguments, expression.range)
            case .caller(let caller): compileCaller(caller, arguments, expression.range)
            case nil where name == "super": printSuper(expression)
            default: return false
            }
            return true
        case .attribute(let object, let name, let range):
            guard case .name(let objectName) = object.kind,
                case .module(let module, let file)? = scope[objectName],
                let definition = macro(name, in: module, file, range)
            else { return false }
            compileCall(definition, arguments, expression.range)
            return true
        default: return false
        }
    }

    private func printSuper(_ expression: Expression) {
        guard let (name, level) = currentBlock, let count = blocks[name]?.count, level + 1 < count else {
            compile(expression)
            builder.emit(.pop)
            return
        }
        compileBlock(named: name, level: level + 1, scope: scope.parent ?? pageScope)
    }

    /// Leaves what the macro prints on the stack.
    func compileCapturedCall(
        _ definition: MacroDefinition, _ arguments: Arguments, _ range: Range<Int>
    ) -> ValueType {
        capture(range) { compileCall(definition, arguments, range) }
    }

    func compileCall(_ definition: MacroDefinition, _ arguments: Arguments, _ range: Range<Int>) {
        definition.isCalled = true
        guard let matched = matched(arguments, definition.macro, range) else { return }
        var types = matched.map { $0.map { compile($0) } }
        if definition.specializations.count > 16 { types = types.map { $0 == nil ? nil : .any } }
        let given = types.count { $0 != nil }
        let shape = MacroShape(arguments: types, context: html)
        let made = definition.specializations[shape] ?? specialize(definition, shape, range)
        builder.emit(.call, made.function, given)
        // A macro that calls itself is taken to end where it began, which is checked when it is done.
        if let end = made.end { html = end }
    }

    private func matched(_ arguments: Arguments, _ macro: Macro, _ range: Range<Int>) -> [Expression?]? {
        let parameters = macro.parameters.map { ($0.name, $0.fallback != nil) }
        return match(arguments, to: parameters, of: "macro `\(macro.name)`", range)
    }

    /// Compiles the macro for the types and the context of a call.
    private func specialize(
        _ definition: MacroDefinition, _ shape: MacroShape, _ range: Range<Int>
    ) -> Specialization {
        let function = FunctionBuilder()
        functions.append(function)
        var made = Specialization(function: functions.count - 1, end: nil)
        definition.specializations[shape] = made
        let outer = (builder, template, html, isSilent, currentBlock)
        builder = function
        template = definition.template
        function.origin = origin(definition.macro.range)
        html = shape.context
        isSilent = false
        currentBlock = nil
        scoped(Scope(parent: definition.scope)) {
            bind(definition.macro, to: shape.arguments)
            nested(definition.macro.range) { compile(definition.macro.body) }
        }
        if html.joined(with: shape.context) == nil {
            report(
                "this macro begins in \(shape.context.phrase) and ends in \(html.phrase)",
                definition.macro.range,
                hint: "end every HTML tag and attribute in the macro that begins it")
            html = shape.context
        }
        made.end = html
        definition.specializations[shape] = made
        (builder, template, html, isSilent, currentBlock) = outer
        return made
    }

    /// The given arguments stand in the first slots; those left out get their defaults.
    private func bind(_ macro: Macro, to arguments: [ValueType?]) {
        var slots: [Int?] = []
        for argument in arguments { slots.append(argument == nil ? nil : builder.newSlot()) }
        for (index, parameter) in macro.parameters.enumerated() {
            if let slot = slots[index], let type = arguments[index] {
                scope.bind(parameter.name, .variable(Variable(slot: slot, function: builder, type: type)))
            } else {
                let type = parameter.fallback.map { compile($0) } ?? push(.none, type: .any)
                assign(parameter.name, type)
            }
        }
    }

    /// Checks macros that nothing calls, with arguments of which nothing is known.
    func compileUncalledMacros() {
        var index = 0
        while index < macros.count {
            let definition = macros[index]
            index += 1
            guard !definition.isCalled else { continue }
            definition.isCalled = true
            let types = [ValueType?](repeating: .any, count: definition.macro.parameters.count)
            let scope = Scope(parent: definition.scope)
            scope.bind("caller", .anyCaller(in: definition.template))
            let checked = MacroDefinition(definition.macro, in: definition.template, scope: scope)
            _ = specialize(
                checked, MacroShape(arguments: types, context: HTMLContext()), definition.macro.range)
        }
    }

    // MARK: Call blocks

    /// A macro that is given a body is compiled in place, so that the body sees what is around it.
    func compileCallBlock(_ body: Macro, _ call: Expression) {
        guard case .call(let function, let arguments) = call.kind, let definition = macro(called: function)
        else {
            if case .call(let function, _) = call.kind { report("`call` needs a macro", function.range) }
            return
        }
        definition.isCalled = true
        guard let matched = matched(arguments, definition.macro, call.range) else { return }
        let scope = Scope(parent: definition.scope)
        for (parameter, argument) in zip(definition.macro.parameters, matched) {
            guard let argument else { continue }
            let type = compile(argument)
            let slot = builder.newSlot()
            builder.emit(.store, slot)
            scope.bind(parameter.name, .variable(Variable(slot: slot, function: builder, type: type)))
        }
        scope.bind("caller", .caller(Caller(body, in: template, scope: self.scope)))
        inPlace(definition.macro, definition.template, scope, matched, call.range)
        guard let first = body.body.first else { return }
        leaveOut(part(first.range.lowerBound), for: page, scope: self.scope, html: HTMLContext()) {
            compiler in
            compiler.capture(call.range) {
                for parameter in body.parameters {
                    compiler.assign(parameter.name, compiler.push(.none, type: .any))
                }
                compiler.compile(body.body)
            }
        }
    }

    private func macro(called function: Expression) -> MacroDefinition? {
        switch function.kind {
        case .name(let name):
            if case .macro(let definition)? = scope[name] { return definition }
        case .attribute(let object, let name, let range):
            if case .name(let objectName) = object.kind,
                case .module(let module, let file)? = scope[objectName]
            {
                return macro(name, in: module, file, range)
            }
        default: break
        }
        return nil
    }

    func compileCaller(_ caller: Caller, _ arguments: Arguments, _ range: Range<Int>) {
        // What a macro without a call gets to be checked with takes anything.
        if caller.macro.body.isEmpty, caller.macro.parameters.isEmpty { return }
        guard let matched = matched(arguments, caller.macro, range) else { return }
        if let first = caller.macro.body.first {
            library.shown.insert(TemplatePart(template: caller.template.name, offset: first.range.lowerBound))
        }
        let scope = Scope(parent: caller.scope)
        for (parameter, argument) in zip(caller.macro.parameters, matched) {
            guard let argument else { continue }
            let type = compile(argument)
            let slot = builder.newSlot()
            builder.emit(.store, slot)
            scope.bind(parameter.name, .variable(Variable(slot: slot, function: builder, type: type)))
        }
        inPlace(caller.macro, caller.template, scope, matched, range)
    }

    private func inPlace(
        _ macro: Macro, _ template: Template, _ scope: Scope, _ arguments: [Expression?], _ range: Range<Int>
    ) {
        let outer = self.template
        self.template = template
        scoped(scope) {
            for (parameter, argument) in zip(macro.parameters, arguments) where argument == nil {
                assign(parameter.name, parameter.fallback.map { compile($0) } ?? push(.none, type: .any))
            }
            nested(range) { compile(macro.body) }
        }
        self.template = outer
    }

    // MARK: Imports

    func compileImport(_ reference: Reference, as alias: String) {
        guard let (imported, range) = find(reference, from: template),
            let module = module(imported, range, hasContext: reference.hasContext)
        else { return scope.bind(alias, .missing) }
        scope.bind(alias, .module(module, name: imported.name))
    }

    func compileImport(_ reference: Reference, _ names: [ImportedName]) {
        guard let (imported, range) = find(reference, from: template),
            let module = module(imported, range, hasContext: reference.hasContext)
        else {
            for name in names { scope.bind(name.alias, .missing) }
            return
        }
        for name in names {
            guard let binding = module.bindings[name.name] else {
                report(
                    "`\(imported.name)` has no macro `\(name.name)`", name.range,
                    hint: Spelling.hint(for: name.name, in: module.bindings.keys.sorted()))
                scope.bind(name.alias, .missing)
                continue
            }
            scope.bind(name.alias, binding)
        }
    }

    /// Runs the top level of an imported template, which shows nothing, and gives the names it defines.
    private func module(_ imported: Template, _ range: Range<Int>, hasContext: Bool) -> Scope? {
        guard !including.contains(imported.name) else {
            report("`\(imported.name)` imports itself", range)
            return nil
        }
        let module = Scope(parent: hasContext ? scope : nil)
        let outer = (template, isSilent, isImporting, html)
        including.append(imported.name)
        template = imported
        (isSilent, isImporting) = (true, true)
        scoped(module) { compile(imported.body) }
        including.removeLast()
        (template, isSilent, isImporting, html) = outer
        return module
    }
}
