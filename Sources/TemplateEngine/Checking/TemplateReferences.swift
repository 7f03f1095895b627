/// Which templates each template names, whether they exist or not.
struct TemplateReferences: Sendable {
    private let direct: [String: Set<String>]

    init(_ templates: [Template]) {
        direct = Dictionary(
            templates.map { template in
                // What a template extends stands among its statements too, wherever it stands.
                (template.name, Set(template.body.flatMap(\.references) + (template.parent?.texts ?? [])))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The template itself and all that it names, those that these name, and so on; sorted.
    func closure(of name: String) -> [String] {
        var found: Set<String> = [name]
        var pending = [name]
        while let next = pending.popLast() {
            for name in direct[next] ?? [] where found.insert(name).inserted { pending.append(name) }
        }
        return found.sorted()
    }
}

extension Reference {
    fileprivate var texts: [String] { names.map(\.name) }
}

extension Statement {
    /// The templates that it names, or that what it encloses does.
    fileprivate var references: [String] {
        switch kind {
        case .text, .output, .assignment, .member: []
        case .include(let reference), .importAll(let reference, _), .importNames(let reference, _),
            .extends(let reference):
            reference.texts
        case .conditional(let branches, let otherwise):
            (branches.flatMap(\.body) + otherwise).flatMap(\.references)
        case .loop(let loop): (loop.body + loop.otherwise).flatMap(\.references)
        case .capture(_, _, let body), .with(_, let body), .filtered(_, let body):
            body.flatMap(\.references)
        case .block(let block): block.body.flatMap(\.references)
        case .macro(let macro), .call(let macro, _): macro.body.flatMap(\.references)
        }
    }
}
