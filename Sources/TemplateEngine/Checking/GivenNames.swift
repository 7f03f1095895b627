extension Template {
    /// Every name that the template gives a value anywhere: such a name may be there for another template.
    var givenNames: Set<String> { Set(body.flatMap(\.givenNames)) }
}

extension Statement {
    fileprivate var givenNames: [String] {
        switch kind {
        case .text, .output, .member, .include, .importAll, .importNames, .extends: []
        case .assignment(let targets, _): targets.map(\.name)
        case .capture(let target, _, let body): [target.name] + body.flatMap(\.givenNames)
        case .conditional(let branches, let otherwise):
            (branches.flatMap(\.body) + otherwise).flatMap(\.givenNames)
        case .loop(let loop): loop.targets.map(\.name) + (loop.body + loop.otherwise).flatMap(\.givenNames)
        case .with(let assignments, let body):
            assignments.map(\.0.name) + body.flatMap(\.givenNames)
        case .block(let block): block.body.flatMap(\.givenNames)
        case .macro(let macro), .call(let macro, _):
            macro.parameters.map(\.name) + macro.body.flatMap(\.givenNames)
        case .filtered(_, let body): body.flatMap(\.givenNames)
        }
    }
}
