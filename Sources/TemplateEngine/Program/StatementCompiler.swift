import Newsroom

extension Compiler {
    func compile(_ statements: [Statement]) {
        for statement in statements {
            nested(statement.range) { compile(statement) }
        }
    }

    private func compile(_ statement: Statement) {
        switch statement.kind {
        case .text(let bytes): compileText(bytes, statement.range)
        case .output(let expression): compileOutput(expression)
        case .conditional(let branches, let otherwise):
            compileConditional(branches, otherwise: otherwise, statement.range)
        case .loop(let loop): compileLoop(loop, statement.range)
        case .assignment(let targets, let value): compileAssignment(targets, value)
        case .member(let object, let name, let value): compileMember(object, name, value, statement.range)
        case .capture(let target, let filters, let body):
            let type = capture(statement.range) { compile(body) }
            assign(target.name, applying(filters, to: type, statement.range))
        case .with(let assignments, let body): compileWith(assignments, body)
        case .include(let reference): compileInclude(reference)
        case .importAll(let reference, let alias): compileImport(reference, as: alias)
        case .importNames(let reference, let names): compileImport(reference, names)
        case .extends: break
        case .block(let block): if !isSilent { compileBlock(block, statement.range) }
        case .macro(let macro): define(macro)
        case .call(let body, let call): compileCallBlock(body, call)
        case .filtered(let filters, let body):
            let type = capture(statement.range) { compile(body) }
            print(applying(filters, to: type, statement.range), statement.range)
        }
    }

    // MARK: Output

    private func compileText(_ bytes: [UInt8], _ range: Range<Int>) {
        if isSilent {
            if let index = bytes.firstIndex(where: { !Scalars.isSpace($0) }) {
                reportUnseen(range.lowerBound + index)
            }
            return
        }
        read(bytes, range)
        emitText(bytes)
    }

    private func read(_ bytes: [UInt8], _ range: Range<Int>) {
        let part = part(range.lowerBound)
        if let known = library.readTexts[part]?.first(where: { $0.start == html }) {
            html = known.end
            return
        }
        let start = html
        var hasTrouble = false
        html.read(bytes) { trouble, index in
            let offset = range.lowerBound + index
            report(trouble.summary, offset..<offset + 1, hint: trouble.hint)
            hasTrouble = true
        }
        // A problem is reported for each page that has it.
        if !hasTrouble {
            library.readTexts[part, default: []].append(Library.ReadText(start: start, end: html))
        }
    }

    private func reportUnseen(_ offset: Int) {
        if isImporting { return }
        library.report(
            "this is never shown, since the template extends another", offset..<offset + 1, in: template,
            hint: "put it into a block", severity: .warning)
    }

    private func compileOutput(_ expression: Expression) {
        if isSilent { reportUnseen(expression.range.lowerBound) }
        if !isSilent, compileDirectCall(expression) { return }
        let type = compile(expression)
        if isSilent {
            builder.emit(.pop)
        } else if let literal = constantText(expression) {
            printLiteral(literal, expression)
        } else {
            print(type, expression.range, outermost: expression.outermostFilter)
        }
    }

    private func constantText(_ expression: Expression) -> Value? {
        if case .constant(let value) = expression.kind, value.bytes != nil { value } else { nil }
    }

    /// A literal is escaped once and for all.
    private func printLiteral(_ literal: Value, _ expression: Expression) {
        guard let mode = printingMode(.text, expression.range, outermost: nil) else {
            builder.emit(.pop)
            return
        }
        // There the text before decides.
        if mode == .addressUnknown || mode == .comment {
            builder.emitPrint(mode)
            return
        }
        builder.truncate(to: builder.instructions.count - 1)
        var bytes: [UInt8] = []
        ValueWriter.write(literal, mode, into: &bytes)
        emitText(bytes)
    }

    /// Prints the value on top of the stack.
    func print(_ type: ValueType, _ range: Range<Int>, outermost: String? = nil) {
        if isSilent {
            builder.emit(.pop)
        } else if let mode = printingMode(type, range, outermost: outermost) {
            builder.emitPrint(mode)
        } else {
            builder.emit(.pop)
        }
    }

    private func printingMode(_ type: ValueType, _ range: Range<Int>, outermost: String?) -> EscapeMode? {
        do throws(PrintingTrouble) {
            let mode = try html.escapeMode(after: outermost, isJSON: type.present == .json)
            checkPrintable(type, mode, range)
            html.notePrinted(mode)
            return mode
        } catch {
            report(error.trouble.summary, range, hint: error.trouble.hint)
            html.notePrinted(nil)
            return nil
        }
    }

    private func checkPrintable(_ type: ValueType, _ mode: EscapeMode, _ range: Range<Int>) {
        let isJSON = mode == .json || mode == .jsonAttribute
        if isJSON { checkJSON(type, range) }
        switch type.present {
        case .record where isJSON: break
        case .record(let record):
            let field = record.fields.first.map { ", as in `.\($0.name)`" } ?? ""
            report("`\(record.name)` cannot be printed", range, hint: "print one of its fields\(field)")
        case .list where !isJSON, .tuple where !isJSON:
            report(
                "a list cannot be printed", range, hint: "go through it with `for`, or use `| join(\", \")`")
        case .map where !isJSON:
            report(
                "a map cannot be printed", range, hint: "go through it with `for`, or name one of its keys")
        default: break
        }
    }

    /// Reports a record in what becomes JSON.
    func checkJSON(_ type: ValueType, _ range: Range<Int>) {
        guard let record = type.heldRecord else { return }
        let field = record.fields.first.map { ", as in `{\"\($0.name)\": x.\($0.name)}`" } ?? ""
        report("`\(record.name)` cannot be written as JSON", range, hint: "write its fields\(field)")
    }

    /// Collects what `body` prints and leaves it on the stack as markup.
    @discardableResult
    func capture(_ range: Range<Int>, _ body: () -> Void) -> ValueType {
        let outer = (html, isSilent)
        (html, isSilent) = (HTMLContext(foreignDepth: html.foreignDepth), false)
        builder.emit(.beginCapture)
        body()
        builder.emit(.endCapture)
        if !html.isInText {
            report("this ends inside \(html.phrase)", range, hint: "end every tag where it began")
        }
        (html, isSilent) = outer
        return .markup
    }

    // MARK: Scopes and other templates

    private func compileWith(_ assignments: [(Target, Expression)], _ body: [Statement]) {
        let types = assignments.map { compile($0.1) }
        scoped(Scope(parent: scope)) {
            for ((target, _), type) in zip(assignments, types).reversed() { assign(target.name, type) }
            compile(body)
        }
    }

    private func compileInclude(_ reference: Reference) {
        guard let (included, range) = find(reference, from: template) else { return }
        guard !including.contains(included.name) else {
            return report("`\(included.name)` includes itself", range)
        }
        let outer = template
        including.append(included.name)
        scoped(Scope(parent: reference.hasContext ? scope : nil)) {
            template = included
            if included.parent != nil {
                library.report(
                    "a template that extends another cannot be included", range, in: outer,
                    hint: "include the parts that both need")
            }
            compile(included.body)
        }
        including.removeLast()
        template = outer
    }

    private func compileBlock(_ block: Block, _ range: Range<Int>) {
        guard blocks[block.name] != nil else { return compile(block.body) }
        if including.contains("block \(block.name)") {
            return report("the block `\(block.name)` contains itself", range)
        }
        let scope = block.isScoped ? scope : pageScope
        for (level, definition) in (blocks[block.name] ?? []).enumerated().dropFirst() {
            leaveOut(definition.part, for: nil, scope: scope, html: html) {
                $0.compileBlock(named: block.name, level: level, scope: $0.scope)
            }
        }
        compileBlock(named: block.name, level: 0, scope: scope)
    }

    /// The definition of a block at a level: 0 is the one that counts, 1 its `super()`.
    func compileBlock(named name: String, level: Int, scope: Scope) {
        guard let definitions = blocks[name], definitions.indices.contains(level) else { return }
        let outer = (template, currentBlock)
        library.shown.insert(definitions[level].part)
        if level == 0, definitions[level].block.isRequired, let page {
            library.report(
                "`\(page.name)` does not define the block `\(name)`, which is required",
                definitions[level].block.range,
                in: definitions[level].template)
        }
        template = definitions[level].template
        currentBlock = (name, level)
        including.append("block \(name)")
        scoped(Scope(parent: scope)) { compile(definitions[level].block.body) }
        including.removeLast()
        (template, currentBlock) = outer
    }
}

extension Expression {
    /// The name of the filter that is applied last.
    var outermostFilter: String? {
        if case .filter(_, let filter) = kind { filter.name } else { nil }
    }
}
