/// The names that a place of a template can use.
final class Scope {
    let parent: Scope?
    private(set) var bindings: [String: Binding] = [:]

    init(parent: Scope?) {
        self.parent = parent
    }

    subscript(name: String) -> Binding? {
        var scope: Scope? = self
        while let current = scope {
            if let binding = current.bindings[name] { return binding }
            scope = current.parent
        }
        return nil
    }

    /// Nil takes the name away.
    func bind(_ name: String, _ binding: Binding?) { bindings[name] = binding }

    /// The same names, which later changes leave alone.
    var copy: Scope {
        let copy = Scope(parent: parent?.copy)
        copy.bindings = bindings
        return copy
    }

    /// Every name that can be seen from here, for hints.
    var names: Set<String> {
        var names: Set<String> = []
        var scope: Scope? = self
        while let current = scope {
            names.formUnion(current.bindings.keys)
            scope = current.parent
        }
        return names
    }
}

/// What a name stands for.
enum Binding {
    case variable(Variable)
    case contextField(RecordField)
    case macro(MacroDefinition)
    /// The names of an imported template.
    case module(Scope, name: String)
    case loop(level: Int, item: ValueType, function: FunctionBuilder)
    case namespace(Namespace)
    /// The body of a `call`.
    case caller(Caller)
    /// Another thing in each branch of an `if`: what it is shows only on the page.
    case branched
    /// What could not be found, which has been reported.
    case missing
}

extension Binding {
    /// What a macro gets that is checked without a call: it takes anything.
    static func anyCaller(in template: Template) -> Binding {
        let macro = Macro(name: "caller", range: 0..<0, parameters: [], body: [])
        return .caller(Caller(macro, in: template, scope: Scope(parent: nil)))
    }
}

/// A block as one template defines it.
struct BlockDefinition {
    let template: Template
    let block: Block

    var part: TemplatePart { TemplatePart(template: template.name, offset: block.range.lowerBound) }
}

struct Variable {
    let slot: Int
    /// The function whose slot it is.
    let function: FunctionBuilder
    var type: ValueType
}

/// A macro with what it can see.
final class MacroDefinition {
    let macro: Macro
    let template: Template
    let scope: Scope
    var isCalled = false
    /// The functions made of it so far.
    var specializations: [MacroShape: Specialization] = [:]

    init(_ macro: Macro, in template: Template, scope: Scope) {
        self.macro = macro
        self.template = template
        self.scope = scope
    }
}

/// What a macro's function is made for: the types of its arguments, nil where none is given, and the context
/// in which it begins to print.
struct MacroShape: Hashable {
    let arguments: [ValueType?]
    let context: HTMLContext
}

struct Specialization {
    let function: Int
    /// Nil while it is being made.
    var end: HTMLContext?
}

/// `{% set ns = namespace(found=false) %}`: values that loops can change.
final class Namespace {
    /// The function whose slots its members are.
    let function: FunctionBuilder
    var members: [String: Variable] = [:]

    init(in function: FunctionBuilder) {
        self.function = function
    }

    func member(_ name: String) -> Variable {
        if let known = members[name] { return known }
        let variable = Variable(slot: function.newSlot(), function: function, type: .any)
        members[name] = variable
        return variable
    }
}

/// The body of a `call` with what it can see.
final class Caller {
    let macro: Macro
    let template: Template
    let scope: Scope

    init(_ macro: Macro, in template: Template, scope: Scope) {
        self.macro = macro
        self.template = template
        self.scope = scope
    }
}
