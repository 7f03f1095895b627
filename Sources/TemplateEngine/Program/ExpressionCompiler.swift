import Newsroom

extension Compiler {
    /// Emits what leaves the expression's value on the stack, and says what is known of it.
    @discardableResult
    func compile(_ expression: Expression) -> ValueType {
        switch expression.kind {
        case .invalid: return push(.none, type: .any)
        case .constant(let value): return push(value, type: ValueType(of: value))
        case .name(let name): return compileName(name, expression.range)
        case .list(let items):
            let type = items.map { compile($0) }.reduce(nil) { $0?.joined(with: $1) ?? $1 } ?? ValueType.any
            builder.emit(.list, items.count)
            return .list(type)
        case .tuple(let items):
            let types = items.map { TupleItem(compile($0)) }
            builder.emit(.list, items.count)
            return .tuple(types)
        case .map(let entries): return compileMap(entries)
        case .attribute(let object, let name, let range): return compileAttribute(of: object, name, range)
        case .item(let object, let key): return compileItem(of: object, key)
        case .slice(let object, let start, let stop, let step):
            return compileSlice(object, [start, stop, step])
        case .negative(let operand): return compileSign(operand, .negate)
        case .positive(let operand): return compileSign(operand, .positive)
        case .not(let operand):
            compile(operand)
            builder.emit(.not)
            return .flag
        case .and(let left, let right): return compileChoice(left, right, .jumpIfFalseKeeping, expression)
        case .or(let left, let right): return compileChoice(left, right, .jumpIfTrueKeeping, expression)
        case .arithmetic(let operation, let left, let right):
            return compileArithmetic(operation, left, right, expression.range)
        case .comparison(let first, let others): return compileComparison(first, others)
        case .joined(let parts):
            for part in parts { checkJoined(compile(part), part.range) }
            builder.emit(.join, parts.count, origin(expression.range))
            return .text
        case .conditional(let condition, let then, let otherwise):
            return compileConditional(condition, then, otherwise)
        case .filter(let operand, let filter): return compileFilter(filter, on: operand)
        case .test(let operand, let test): return compileTest(test, of: operand)
        case .call(let function, let arguments): return compileCall(function, arguments, expression.range)
        }
    }

    func push(_ value: Value, type: ValueType) -> ValueType {
        builder.emit(.constant, constant(value))
        return type
    }

    // MARK: Names

    private func compileName(_ name: String, _ range: Range<Int>) -> ValueType {
        switch scope[name] {
        case .variable(let variable):
            guard isVisible(variable.function, name, range) else { return push(.none, type: .any) }
            emitLoad(variable)
            return variable.type
        case .contextField(let field):
            builder.emit(.contextPath, path(to: self.field(field, of: context)))
            return field.type
        case .macro: report("`\(name)` is a macro", range, hint: "call it: `\(name)()`")
        case .caller: report("`caller` is a macro", range, hint: "call it: `caller()`")
        case .module: report("`\(name)` is an imported template", range, hint: "call one of its macros")
        case .loop: report("`loop` cannot be used as a value", range, hint: "name a part of it: `loop.index`")
        case .namespace: report("`\(name)` is a namespace", range, hint: "name one of its members")
        case .branched: reportBranched(name, range)
        case .missing: break
        case nil: return compileUnknown(name, range)
        }
        return push(.none, type: .any)
    }

    private func compileUnknown(_ name: String, _ range: Range<Int>) -> ValueType {
        guard let page else { return push(.none, type: (library.pageVariables[name] ?? .any) ?? .any) }
        report("unknown name `\(name)`", range, hint: hint(forUnknown: name, on: page))
        return push(.none, type: .any)
    }

    private func hint(forUnknown name: String, on page: PageTemplate) -> String? {
        var hint = Spelling.hint(for: name, in: scope.names.sorted())
        if ["super", "self", "range", "dict", "namespace", "caller"].contains(name) {
            hint = name == "caller" ? "only a macro called by `{% call %}` has it" : "call it: `\(name)()`"
        } else if page.context.index(of: name) != nil {
            hint = "import this template `with context`, or pass `\(name)` as an argument"
        } else if pageScope.bindings[name] == nil, library.pageVariables[name] != nil {
            hint = "`\(page.name)` has none: test it with `{% if \(name) is defined %}`"
        } else if name == "loop" {
            hint = "only the body of a `for` has it"
        } else if currentBlock != nil, hint == nil {
            hint = "a block sees the variables around it only when it is `scoped`"
        }
        return hint
    }

    /// The name of a variable that other pages or templates have and this one has not.
    func isAbsent(_ expression: Expression) -> Bool {
        guard page != nil, case .name(let name) = expression.kind, scope[name] == nil else { return false }
        return name == "caller" || library.pageVariables[name] != nil || library.givenNames.contains(name)
    }

    // MARK: Literals and choices

    private func compileMap(_ entries: [(key: Expression, value: Expression)]) -> ValueType {
        var type: ValueType?
        var hasTextKeys = true
        for (key, value) in entries {
            hasTextKeys = compile(key).isText && hasTextKeys
            let valueType = compile(value)
            type = type?.joined(with: valueType) ?? valueType
        }
        builder.emit(.map, entries.count)
        return hasTextKeys ? .map(type ?? .any) : .any
    }

    private func compileConditional(
        _ condition: Expression, _ then: Expression, _ otherwise: Expression?
    ) -> ValueType {
        if let fixed = isSettled(condition) {
            if let excluded = fixed ? otherwise : then {
                let page = isFixedOnEveryPage(condition) ? page : nil
                leaveOut(
                    part(excluded.range.lowerBound), for: page, scope: scope, html: html,
                    loosening: condition.testedNames
                ) { $0.compile(excluded) }
            }
            guard let shown = fixed ? then : otherwise else { return push(.none, type: .none) }
            library.shown.insert(part(shown.range.lowerBound))
            return compile(shown)
        }
        for part in [then, otherwise] {
            if let part { library.shown.insert(self.part(part.range.lowerBound)) }
        }
        compile(condition)
        let skip = builder.emitJumpIfFalse()
        let thenType = compile(then)
        let exit = builder.emit(.jump)
        builder.land(skip)
        let otherType = otherwise.map { compile($0) } ?? push(.none, type: .none)
        builder.land(exit)
        return thenType.joined(with: otherType)
    }

    private func compileChoice(
        _ left: Expression, _ right: Expression, _ jump: Instruction.Operation, _ whole: Expression
    ) -> ValueType {
        if let fixed = conditionIsFixed(whole) { return push(.flag(fixed), type: .flag) }
        if let fixed = conditionIsFixed(left) {
            return fixed == (jump == .jumpIfFalseKeeping) ? compile(right) : push(.flag(fixed), type: .flag)
        }
        let leftType = compile(left)
        let exit = builder.emit(jump)
        let rightType = compile(right)
        builder.land(exit)
        // `a or b` is b where a is none.
        return (jump == .jumpIfTrueKeeping ? leftType.present : leftType).joined(with: rightType)
    }

    // MARK: Operators

    private func compileSign(_ operand: Expression, _ operation: Instruction.Operation) -> ValueType {
        let type = compile(operand)
        builder.emit(operation)
        if !type.isUnknown, !type.isNumeric { report("\(type.phrase) has no sign", operand.range) }
        return type.present == .number ? .number : type.isNumeric ? .integer : .any
    }

    private func compileArithmetic(
        _ operation: ArithmeticOperator, _ left: Expression, _ right: Expression, _ range: Range<Int>
    ) -> ValueType {
        let leftType = compile(left).withoutJSON
        let rightType = compile(right).withoutJSON
        builder.emit(.arithmetic, Operators.number(operation), origin(range))
        guard let type = Self.result(of: operation, leftType, rightType) else {
            let hint =
                operation == .add && (leftType.isText || rightType.isText) ? "join texts with `~`" : nil
            report(
                "`\(operation.rawValue)` makes no sense between \(leftType.phrase) and \(rightType.phrase)",
                range,
                hint: hint)
            return .any
        }
        return leftType.isOptional || rightType.isOptional ? type.optional : type
    }

    /// The type of a result, or nil where the operator makes no sense.
    private static func result(
        of operation: ArithmeticOperator, _ left: ValueType, _ right: ValueType
    ) -> ValueType? {
        if left.isUnknown || right.isUnknown { return .any }
        if left.isNumeric, right.isNumeric {
            if operation == .divide { return .number }
            let isWhole = left.present != .number && right.present != .number
            // A whole number to a negative power, or too great for an integer, is none.
            return isWhole ? (operation == .power ? .number : .integer) : .number
        }
        switch (operation, left.present, right.present) {
        case (.add, .list(let left), .list(let right)): return .list(left.joined(with: right))
        case (.add, .tuple, .tuple): return .any
        case (.add, _, _) where left.isText && right.isText: return left.joined(with: right)
        case (.multiply, _, .integer) where left.isText: return left
        case (.multiply, .integer, _) where right.isText: return right
        case (.multiply, .list, .integer): return left
        case (.multiply, .integer, .list): return right
        case (.remainder, _, _) where left.isText: return left
        default: return nil
        }
    }

    private func checkJoined(_ type: ValueType, _ range: Range<Int>) {
        switch type.present {
        case .list, .tuple, .map, .record:
            report("\(type.phrase) cannot be joined to a text", range)
        default: break
        }
    }

    /// `a < b < c` is `a < b and b < c`, with `b` computed once.
    private func compileComparison(
        _ first: Expression, _ others: [(ComparisonOperator, Expression)]
    ) -> ValueType {
        var leftType = compile(first)
        var exits: [Int] = []
        for (index, (comparator, right)) in others.enumerated() {
            let rightType = compile(right)
            check(comparator, leftType, rightType, right.range)
            if index == others.count - 1 {
                builder.emit(.compare, Operators.number(comparator))
            } else {
                let slot = builder.newSlot()
                builder.emit(.store, slot)
                builder.emit(.slot, slot)
                builder.emit(.compare, Operators.number(comparator))
                exits.append(builder.emit(.jumpIfFalseKeeping))
                builder.emit(.slot, slot)
            }
            leftType = rightType
        }
        for exit in exits { builder.land(exit) }
        return .flag
    }

    private func check(
        _ comparator: ComparisonOperator, _ left: ValueType, _ right: ValueType, _ range: Range<Int>
    ) {
        if left.isUnknown || right.isUnknown { return }
        switch comparator {
        case .equal, .unequal: break
        case .contained, .notContained:
            if right.item == nil, !right.isText {
                report("nothing can be in \(right.phrase)", range)
            } else if right.isText, !left.isText {
                report("\(left.phrase) cannot be in a text", range)
            }
        default:
            let isOrdered =
                (left.isNumeric && right.isNumeric) || (left.isText && right.isText)
                || (left.present == .date && right.present == .date)
                || (left.item != nil && right.item != nil && !left.isText && !right.isText)
            if !isOrdered {
                report("\(left.phrase) and \(right.phrase) have no order", range)
            }
        }
    }

    // MARK: Tests

    func compileTest(_ test: Invocation, of operand: Expression) -> ValueType {
        if test.name == "defined" || test.name == "undefined" {
            if isAbsent(operand) { return push(.flag(test.name == "undefined"), type: .flag) }
            if case .name(let name) = operand.kind {
                switch scope[name] {
                case .macro, .module, .loop, .namespace, .caller, .branched, .missing:
                    return push(.flag(test.name == "defined"), type: .flag)
                default: break
                }
            }
        }
        let type = compile(operand)
        emitTest(test, on: type)
        return .flag
    }

    /// Replaces the value on the stack by whether it passes the test.
    func emitTest(_ test: Invocation, on type: ValueType) {
        guard let number = ValueTest.numbers[test.name] else {
            report("unknown test `\(test.name)`", test.range, hint: hint(forTest: test.name))
            return
        }
        let wanted = ValueTest.all[number].argumentCount
        let given = test.arguments.positional + test.arguments.keywords.map(\.value)
        guard given.count == wanted else {
            let count = wanted == 0 ? "no argument" : "one argument"
            report("the test `\(test.name)` takes \(count), not \(given.count)", test.range)
            return
        }
        if ["odd", "even", "divisibleby"].contains(test.name), !type.isUnknown, !type.isNumeric {
            report("`\(test.name)` makes no sense for \(type.phrase)", test.range)
        }
        for argument in given { compile(argument) }
        builder.emit(.test, number, given.count)
    }

    private func hint(forTest name: String) -> String? {
        if name == "empty" { return "write `not`: what is empty is false" }
        if name == "null" || name == "nil" { return "write `none`" }
        return Spelling.hint(for: name, in: ValueTest.numbers.keys.sorted())
    }
}
