/// A part of a template: text, a printed value, or a tag with what it encloses.
struct Statement: Sendable {
    indirect enum Kind {
        case text([UInt8])
        case output(Expression)
        case conditional([Branch], otherwise: [Statement])
        case loop(Loop)
        case assignment([Target], Expression)
        /// `{% set ns.name = value %}`
        case member(of: String, String, Expression)
        case capture(Target, filters: [Invocation], [Statement])
        case with([(Target, Expression)], [Statement])
        case include(Reference)
        case importAll(Reference, as: String)
        case importNames(Reference, [ImportedName])
        case extends(Reference)
        case block(Block)
        case macro(Macro)
        case call(Macro, Expression)
        case filtered([Invocation], [Statement])
    }

    let kind: Kind
    /// The text, or the opening tag.
    let range: Range<Int>
}

/// A name that is given a value.
struct Target: Sendable {
    let name: String
    let range: Range<Int>
}

/// An `if` or `elif`.
struct Branch: Sendable {
    let condition: Expression
    let body: [Statement]
}

struct Loop: Sendable {
    /// More than one where each item is unpacked.
    let targets: [Target]
    let items: Expression
    let condition: Expression?
    let body: [Statement]
    let otherwise: [Statement]
}

/// Other templates named by a tag: the first that exists is meant.
struct Reference: Sendable {
    let names: [(name: String, range: Range<Int>)]
    var ignoresMissing = false
    /// The other template sees the variables of this one.
    var hasContext: Bool
}

struct ImportedName: Sendable {
    let name: String
    let range: Range<Int>
    let alias: String
}

struct Block: Sendable {
    let name: String
    let range: Range<Int>
    /// Sees the variables of the loops and tags around it.
    let isScoped: Bool
    /// Must be defined by a template that extends this one.
    let isRequired: Bool
    let body: [Statement]
}

/// A macro, or the body of a `call`, whose name is then `caller`.
struct Macro: Sendable {
    let name: String
    let range: Range<Int>
    let parameters: [Parameter]
    let body: [Statement]

    struct Parameter {
        let name: String
        let range: Range<Int>
        let fallback: Expression?
    }
}
