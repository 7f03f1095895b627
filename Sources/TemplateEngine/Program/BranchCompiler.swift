extension Compiler {
    /// A branch that this page may show.
    private struct LiveBranch {
        /// Nil where it is certain.
        let condition: Expression?
        let body: [Statement]
    }

    func compileConditional(_ branches: [Branch], otherwise: [Statement], _ range: Range<Int>) {
        let live = liveBranches(branches, otherwise)
        if live.count == 1 { return compile(live[0].body) }
        var found = NamesOfBranches()
        for branch in live { found.add(branch.body) }
        let (names, defined) = (found.assigned.sorted(), found.defined.sorted())
        for name in names { prepare(name) }
        let before = defined.map { ($0, scope.bindings[$0]) }
        let start = (html: html, types: types(of: names))
        var ends: [(html: HTMLContext, types: [String: ValueType])] = []
        var exits: [Int] = []
        for branch in live {
            html = start.html
            restore(start.types)
            var skip: Int?
            if let condition = branch.condition {
                compile(condition)
                skip = builder.emitJumpIfFalse()
            }
            compile(branch.body)
            ends.append((html, types(of: names)))
            for (name, binding) in before { scope.bind(name, binding) }
            if let skip {
                exits.append(builder.emit(.jump))
                builder.land(skip)
            }
        }
        for exit in exits { builder.land(exit) }
        join(ends, range)
        for name in defined { scope.bind(name, .branched) }
    }

    /// The branches that what is known of this page does not exclude, at least one; the last one is certain.
    private func liveBranches(_ branches: [Branch], _ otherwise: [Statement]) -> [LiveBranch] {
        var live: [LiveBranch] = []
        var isClosed = false
        func take(_ condition: Expression?, _ body: [Statement]) {
            let fixed = isClosed ? false : condition.map(isSettled) ?? true
            if fixed != false {
                live.append(LiveBranch(condition: fixed == true ? nil : condition, body: body))
            }
            isClosed = isClosed || fixed == true
            guard let first = body.first else { return }
            let part = part(first.range.lowerBound)
            if fixed != false {
                library.shown.insert(part)
            } else {
                let isStrict = branches.allSatisfy { isFixedOnEveryPage($0.condition) }
                leaveOut(
                    part, for: isStrict ? page : nil, scope: scope, html: html,
                    loosening: branches.flatMap(\.condition.testedNames)
                ) { $0.compile(body) }
            }
        }
        for branch in branches { take(branch.condition, branch.body) }
        take(nil, otherwise)
        return live
    }

    private func join(_ ends: [(html: HTMLContext, types: [String: ValueType])], _ range: Range<Int>) {
        guard var joined = ends.first else { return }
        for end in ends.dropFirst() {
            if let html = joined.html.joined(with: end.html) {
                joined.html = html
            } else if joined.html.isInsideTag, end.html.isInsideTag, joined.html.element != end.html.element {
                let names = [joined.html, end.html].map {
                    "`<\(String(decoding: $0.element, as: UTF8.self))>`"
                }
                report(
                    "\(names[0]) and \(names[1]) cannot be chosen between by their names", range,
                    hint: "write a whole tag in each branch: one of them has rules of its own")
            } else {
                report(
                    "the branches of this tag end in different places: \(joined.html.phrase) and \(end.html.phrase)",
                    range, hint: "end every HTML tag and attribute in the branch that begins it")
            }
            joined.types.merge(end.types) { $0.joined(with: $1) }
        }
        html = joined.html
        restore(joined.types)
    }

    func reportBranched(_ name: String, _ range: Range<Int>) {
        report(
            "`\(name)` is defined in a branch of an `if`, and not known after it", range,
            hint: "define it before the `if`")
    }

    // MARK: What is settled before any page is rendered

    /// Whether a condition is a literal or fixed.
    func isSettled(_ condition: Expression) -> Bool? {
        condition.constant?.isTrue ?? conditionIsFixed(condition)
    }

    /// Whether a condition is settled by what is known of this page. What it excludes is checked on the
    /// pages that show it.
    func conditionIsFixed(_ condition: Expression) -> Bool? {
        switch condition.kind {
        case .test(let operand, let test) where test.arguments.positional.isEmpty:
            switch test.name {
            case "defined": return isAbsent(operand) ? false : nil
            case "undefined": return isAbsent(operand) ? true : nil
            default:
                // A macro's view of the page's variables may change between its calls.
                guard case .name(let name) = operand.kind, case .variable(let variable)? = scope[name],
                    variable.function === builder
                else { return nil }
                return variable.type.passes(test.name)
            }
        case .name("caller"):
            if case .caller? = scope["caller"] { return true }
            return scope["caller"] == nil ? false : nil
        case .not(let operand): return conditionIsFixed(operand).map { !$0 }
        case .and(let left, let right):
            if conditionIsFixed(left) == false { return false }
            return conditionIsFixed(left) == true && conditionIsFixed(right) == true ? true : nil
        case .or(let left, let right):
            if conditionIsFixed(left) == true { return true }
            return conditionIsFixed(left) == false ? conditionIsFixed(right) : nil
        default: return nil
        }
    }

    /// Whether it is not this page's variables that settle a condition.
    func isFixedOnEveryPage(_ condition: Expression) -> Bool {
        let page = page
        self.page = nil
        let fixed = conditionIsFixed(condition)
        self.page = page
        return fixed == conditionIsFixed(condition)
    }
}

extension ValueType {
    /// Whether values of the type pass a test of types: nil where some may and some not.
    fileprivate func passes(_ test: String) -> Bool? {
        switch (test, self) {
        case (_, .any), (_, .none), (_, .optional): nil
        case ("integer", .number), ("float", .number): nil
        case ("string", _): isText
        case ("number", _): isNumeric
        case ("integer", _): self == .integer
        case ("float", _): false
        case ("boolean", _): self == .flag
        case ("date", _): self == .date
        case ("mapping", .map), ("mapping", .record): true
        case ("mapping", _): false
        case ("iterable", _), ("sequence", _): isText || item != nil
        default: nil
        }
    }
}

extension Expression {
    /// The variables whose types the expression tests.
    var testedNames: [String] {
        switch kind {
        case .test(let operand, _):
            if case .name(let name) = operand.kind { [name] } else { [] }
        case .not(let operand): operand.testedNames
        case .and(let left, let right), .or(let left, let right): left.testedNames + right.testedNames
        default: []
        }
    }
}

/// What branches do to the names around them.
private struct NamesOfBranches {
    /// Those that are given values.
    var assigned: Set<String> = []
    /// Those that are given to something that is no value, and so must be one thing only.
    var defined: Set<String> = []

    mutating func add(_ statements: [Statement]) {
        for statement in statements {
            switch statement.kind {
            case .assignment(let targets, let value):
                assigned.formUnion(targets.map(\.name))
                if value.makesNamespace { defined.formUnion(targets.map(\.name)) }
            case .capture(let target, _, _): assigned.insert(target.name)
            case .conditional(let branches, let otherwise):
                for branch in branches { add(branch.body) }
                add(otherwise)
            case .macro(let macro): defined.insert(macro.name)
            case .importAll(_, let alias): defined.insert(alias)
            case .importNames(_, let names): defined.formUnion(names.map(\.alias))
            default: break
            }
        }
    }
}

extension Expression {
    /// `namespace(…)`
    var makesNamespace: Bool {
        if case .call(let function, _) = kind, case .name("namespace") = function.kind { true } else { false }
    }
}
