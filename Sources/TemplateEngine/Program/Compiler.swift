import Newsroom

/// Checks a page's template against the page's context, and makes a program of it, in one walk: what is
/// checked is what is rendered.
final class Compiler {
    let library: Library
    /// Nil for what no page shows: then unknown names pass.
    var page: PageTemplate?
    /// What every page of the program has.
    let context: RecordType
    private(set) var listing = Program.Listing()
    var builder = FunctionBuilder()
    var scope = Scope(parent: nil)
    /// Of the page's template.
    private let name: String
    var template: Template
    /// Where in the page's HTML the walk stands.
    var html = HTMLContext()
    /// What is printed here is never shown: the top level of a template that extends another.
    var isSilent = false
    /// The top level of an imported template, which shows nothing either, as everyone knows.
    var isImporting = false
    /// For each block, its definitions, the one that counts first.
    var blocks: [String: [BlockDefinition]] = [:]
    /// The block that is being compiled, with its place in the list above.
    var currentBlock: (name: String, level: Int)?
    var pageScope = Scope(parent: nil)
    /// The templates whose text is being compiled into each other, for loops among them.
    var including: [String] = []
    var macros: [MacroDefinition] = []
    var functions: [FunctionBuilder] = []
    var leftOut: [LeftOut] = []
    private var depth = 0
    private var size = 0
    static let greatestDepth = 150
    static let greatestSize = 400_000

    init(_ template: Template, for page: PageTemplate?, library: Library) {
        self.library = library
        self.page = page
        self.template = template
        name = template.name
        context = page?.context ?? RecordType(name: template.name) { [] }
        builder.origin = origin(0..<1)
        functions = [builder]
        for field in context.fields { pageScope.bind(field.name, .contextField(field)) }
        scope = pageScope
    }

    /// The page itself is the first function, macros are the others.
    var main: FunctionBuilder { functions[0] }

    func report(_ summary: String, _ range: Range<Int>, hint: @autoclosure () -> String? = nil) {
        library.report(summary, range, in: template, hint: hint())
    }

    // MARK: The whole page

    func compile() -> Program {
        let chain = extensionChain()
        for member in chain {
            for (name, block) in member.blocks {
                blocks[name, default: []].append(BlockDefinition(template: member, block: block))
            }
        }
        for member in chain.dropLast() { compileSilently(member) }
        if let root = chain.last {
            template = root
            including = [root.name]
            compile(root.body)
            if !html.canEnd {
                library.report(
                    "the page ends inside \(html.phrase)", root.source.bytes.count..<root.source.bytes.count,
                    in: root)
            }
        }
        compileUncalledMacros()
        for function in functions { listing.add(function) }
        return Program(name: name, context: context, numbers: library.formats.numbers, listing: listing)
    }

    /// The template, the one it extends, and so on to the one that extends none.
    private func extensionChain() -> [Template] {
        var chain = [template]
        library.used.insert(template.name)
        while let current = chain.last, let parent = current.parent {
            guard let (next, range) = find(parent, from: current) else { break }
            if chain.contains(where: { $0.name == next.name }) {
                library.report("`\(next.name)` extends itself", range, in: current)
                break
            }
            chain.append(next)
        }
        for (index, member) in chain.enumerated() {
            checkBlocks(of: member, under: chain[(index + 1)...])
        }
        return chain
    }

    /// A block that no template above has is never shown.
    private func checkBlocks(of member: Template, under parents: ArraySlice<Template>) {
        guard let parent = parents.first else { return }
        let known = Set(parents.flatMap { $0.blocks.keys })
        for statement in member.body {
            guard case .block(let block) = statement.kind, !known.contains(block.name) else { continue }
            library.report(
                "`\(parent.name)` has no block `\(block.name)`", block.range, in: member,
                hint: Spelling.hint(for: block.name, in: known))
        }
    }

    /// The top level of a template that extends another: it sets names and defines macros, and shows nothing.
    private func compileSilently(_ member: Template) {
        let outer = (template, isSilent, html)
        template = member
        isSilent = true
        compile(member.body)
        (template, isSilent, html) = outer
    }

    // MARK: Names of templates

    /// The first template of a reference that exists, with the place of its name.
    func find(_ reference: Reference, from template: Template) -> (Template, Range<Int>)? {
        for (name, range) in reference.names {
            if let found = library.templates[name] {
                library.used.insert(name)
                return (found, range)
            }
        }
        if !reference.ignoresMissing, let (name, range) = reference.names.first {
            let names = library.templates.keys.sorted()
            let file = name.split(separator: "/").last ?? ""
            let moved = names.first { $0.split(separator: "/").last == file }.map { "did you mean `\($0)`?" }
            library.report(
                "there is no template `\(name)`", range, in: template,
                hint: Spelling.hint(for: name, in: names) ?? moved)
        }
        return nil
    }

    // MARK: Bounds

    /// Runs `body` one level deeper, unless that is too deep or the page has grown too large.
    func nested(_ range: Range<Int>, _ body: () -> Void) {
        depth += 1
        defer { depth -= 1 }
        size += 1
        guard depth <= Self.greatestDepth, size <= Self.greatestSize else {
            report(
                depth > Self.greatestDepth
                    ? "templates are nested too deeply here" : "this page is too large",
                range, hint: "does a template include or call itself?")
            return
        }
        body()
    }

    // MARK: Tables

    func constant(_ value: Value) -> Int {
        listing.constants.append(value)
        return listing.constants.count - 1
    }

    func field(_ field: RecordField, of owner: RecordType) -> Int {
        if let known = listing.fields.firstIndex(where: { $0.owner === owner && $0.name == field.name }) {
            return known
        }
        listing.fields.append(Program.FieldReference(field, of: owner))
        return listing.fields.count - 1
    }

    func path(to field: Int, from base: Int? = nil) -> Int {
        let path = Program.ContextPath(base: base, field: field)
        if let known = listing.paths.firstIndex(of: path) { return known }
        listing.paths.append(path)
        return listing.paths.count - 1
    }

    func origin(_ range: Range<Int>) -> Int {
        listing.origins.append(Program.Origin(source: template.source, range: range))
        return listing.origins.count - 1
    }

    func pattern(_ pattern: DatePattern) -> Int {
        listing.patterns.append(pattern)
        return listing.patterns.count - 1
    }

    /// Emits static text.
    func emitText(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        builder.emitText(at: listing.text.count, length: bytes.count)
        listing.text += bytes
    }
}
