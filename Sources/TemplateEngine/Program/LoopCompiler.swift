extension Compiler {
    func compileLoop(_ loop: Loop, _ range: Range<Int>) {
        let type = compile(loop.items)
        let item = itemType(of: type, loop.items.range)
        if let condition = loop.condition {
            collect(item: item, range) { item in
                scoped(Scope(parent: scope)) {
                    let slot = builder.newSlot()
                    builder.emit(.store, slot)
                    builder.emit(.slot, slot)
                    bind(loop.targets, item, loop.items.range)
                    compile(condition)
                    let skip = builder.emitJumpIfFalse()
                    builder.emit(.slot, slot)
                    return (item, skip)
                }
            }
        }
        let begin = builder.emit(.beginLoop)
        builder.loopLevel += 1
        let start = html
        let first = builder.label()
        compileBody(loop, item)
        // The body begins wherever the page was before it or it itself ended: compile it for all of these.
        var entry = start
        var joined = entry.joined(with: html)
        while let next = joined, next != entry {
            builder.truncate(to: first)
            entry = next
            html = next
            compileBody(loop, item)
            joined = entry.joined(with: html)
        }
        if joined != nil {
            html = entry
        } else {
            report(
                "the body of this loop begins in \(start.phrase) and ends in \(html.phrase)", range,
                hint: "end every HTML tag and attribute in the body that begins it")
            html = start
        }
        builder.emit(.endLoop, first)
        builder.loopLevel -= 1
        let exit = builder.emit(.jump)
        builder.land(begin)
        let afterBody = html
        html = start
        scoped(Scope(parent: scope)) { compile(loop.otherwise) }
        builder.land(exit)
        if let joined = afterBody.joined(with: html) {
            html = joined
        } else {
            report(
                "this loop ends in \(afterBody.phrase) and its `else` in \(html.phrase)", range,
                hint: "end every HTML tag and attribute in the body that begins it")
        }
    }

    private func compileBody(_ loop: Loop, _ item: ValueType) {
        scoped(Scope(parent: scope)) {
            let slot = builder.newSlot()
            builder.emit(.loopItem, slot)
            scope.bind("loop", .loop(level: builder.loopLevel - 1, item: item, function: builder))
            if let target = loop.targets.first, loop.targets.count == 1 {
                scope.bind(target.name, .variable(Variable(slot: slot, function: builder, type: item)))
            } else if !loop.targets.isEmpty {
                builder.emit(.slot, slot)
                unpack(item, into: loop.targets, loop.items.range)
            }
            compile(loop.body)
        }
    }

    private func bind(_ targets: [Target], _ item: ValueType, _ range: Range<Int>) {
        switch targets.count {
        case 0: builder.emit(.pop)
        case 1: assign(targets[0].name, item)
        default: unpack(item, into: targets, range)
        }
    }

    /// The type of what a loop goes through; reports what cannot be gone through.
    func itemType(of type: ValueType, _ range: Range<Int>) -> ValueType {
        if let item = type.item { return item }
        let hint: String? =
            if case .record = type.present { "name one of its fields" } else { nil }
        report("\(type.phrase) cannot be gone through", range, hint: hint)
        return .any
    }

    /// Pops a list and pushes a list of what `transform` makes of its items: it gets an item on the stack and
    /// leaves a value, and may give a jump that is taken where the item is left out.
    @discardableResult
    func collect(
        item: ValueType, _ range: Range<Int>, _ transform: (ValueType) -> (type: ValueType, skip: Int?)
    ) -> ValueType {
        let list = builder.newSlot()
        let current = builder.newSlot()
        builder.emit(.list, 0)
        builder.emit(.store, list)
        let begin = builder.emit(.beginLoop)
        builder.loopLevel += 1
        let first = builder.label()
        builder.emit(.loopItem, current)
        builder.emit(.slot, current)
        let (type, skip) = transform(item)
        builder.emit(.append, list)
        if let skip { builder.land(skip) }
        builder.emit(.endLoop, first)
        builder.loopLevel -= 1
        builder.land(begin)
        builder.emit(.slot, list)
        return .list(type)
    }

    func scoped<Result>(_ scope: Scope, _ body: () -> Result) -> Result {
        let outer = self.scope
        self.scope = scope
        defer { self.scope = outer }
        return body()
    }
}
