import TestSupport

/// Writes random templates that make sense to both engines. The same seed gives the same templates.
struct TemplateGenerator {
    private var random = SeededGenerator()
    private var depth = 0
    /// Names that `set`, `for` and macros have made, of each kind.
    private var names: [Kind: [String]] = [:]
    private var counter = 0

    enum Kind: CaseIterable {
        case integer, text, flag, integers, texts
    }

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

    // MARK: Templates

    mutating func template() -> String {
        names = [
            .integer: ["count", "zero", "one", "negative"],
            .text: ["title", "name", "empty", "body", "story.title"],
            .flag: ["yes", "no"], .integers: ["numbers", "none_of_these"], .texts: ["words", "tags"],
        ]
        depth = 0
        counter = 0
        return body()
    }

    private mutating func body() -> String {
        depth += 1
        defer { depth -= 1 }
        return (0...below(depth > 1 ? 2 : 4)).map { _ in statement() }.joined()
    }

    private mutating func statement() -> String {
        switch below(depth > 2 ? 5 : 11) {
        case 0: return pick(["text ", "\n", "  two  spaces ", "<b>bold</b>", "&amp;", "é", "a\n\n b "])
        case 1, 2, 3: return output()
        case 4: return pick(["{# comment #}", "{%- raw %} {{ x }} {% endraw -%}", "{#- tight -#}", " "])
        case 5: return conditional()
        case 6, 7: return loop()
        case 8: return assignment()
        case 9: return macro()
        default: return with()
        }
    }

    private mutating func delimited(_ inner: String) -> String {
        "{%\(pick(["", "", "", "-"])) \(inner) \(pick(["", "", "", "-"]))%}"
    }

    private mutating func output() -> String {
        let value = expression(pickKind([.integer, .text, .text, .flag]))
        // In attributes, markup is treated otherwise than in Jinja2, on purpose: none is printed there.
        if below(5) == 0 { return "<p title=\"{{ (\(value))|forceescape }}\">x</p>" }
        return "{{\(pick(["", "", "", "-"])) \(value) \(pick(["", "", "", "-"]))}}"
    }

    private mutating func pickKind(_ kinds: [Kind]) -> Kind { kinds[below(kinds.count)] }

    private mutating func scoped(_ write: (inout TemplateGenerator) -> String) -> String {
        let outer = names
        defer { names = outer }
        return write(&self)
    }

    private mutating func conditional() -> String {
        let condition = expression(pickKind(Kind.allCases))
        let start = delimited("if \(condition)")
        let then = scoped { $0.body() }
        let middle = below(2) == 0 ? delimited("else") + scoped { $0.body() } : ""
        return start + then + middle + delimited("endif")
    }

    private mutating func loop() -> String {
        let kind = pickKind([.integers, .texts])
        let items = expression(kind)
        counter += 1
        let name = "item\(counter)"
        return scoped { generator in
            generator.names[kind == .integers ? .integer : .text, default: []].append(name)
            let condition =
                generator.below(4) == 0 ? " if " + generator.scoped { $0.expression(.flag) } : ""
            let start = generator.delimited("for \(name) in \(items)\(condition)")
            generator.names[.integer, default: []] += ["loop.index", "loop.revindex0", "loop.length"]
            generator.names[.flag, default: []] += ["loop.first", "loop.last"]
            let body = generator.scoped { $0.body() }
            return start + body + generator.delimited("endfor")
        }
    }

    private mutating func assignment() -> String {
        counter += 1
        let name = "name\(counter)"
        let kind = pickKind(Kind.allCases)
        if below(5) == 0 {
            let block = delimited("set \(name)") + scoped { $0.body() } + delimited("endset")
            names[.text, default: []].append(name)
            return block
        }
        let tag = delimited("set \(name) = \(expression(kind))")
        names[kind, default: []].append(name)
        return tag
    }

    private mutating func macro() -> String {
        counter += 1
        let name = "macro\(counter)"
        let kind = pickKind([.integer, .text])
        let parameter = "parameter\(counter)"
        let argument = expression(kind)
        let body = scoped { generator in
            // A macro sees its own names and the page's.
            generator.names = [
                .integer: ["count"], .text: ["title", "body"], .flag: ["yes"], .integers: ["numbers"],
                .texts: ["words"],
            ]
            generator.names[kind, default: []].append(parameter)
            return generator.body()
        }
        return "{% macro \(name)(\(parameter)=\(kind == .integer ? "3" : "'<d>'")) %}\(body){% endmacro %}"
            + "{{ \(name)(\(argument)) }}{{ \(name)() }}"
    }

    private mutating func with() -> String {
        counter += 1
        let name = "with\(counter)"
        let kind = pickKind(Kind.allCases)
        let start = delimited("with \(name) = \(expression(kind))")
        return scoped { generator in
            generator.names[kind, default: []].append(name)
            return start + generator.body() + generator.delimited("endwith")
        }
    }

    // MARK: Expressions

    private mutating func expression(_ kind: Kind) -> String {
        depth += 1
        defer { depth -= 1 }
        if depth > 5 || below(3) == 0 { return leaf(kind) }
        switch kind {
        case .integer: return integer()
        case .text: return text()
        case .flag: return flag()
        case .integers: return integers()
        case .texts: return texts()
        }
    }

    private mutating func leaf(_ kind: Kind) -> String {
        if below(2) == 0, let names = names[kind], !names.isEmpty { return pick(names) }
        switch kind {
        case .integer: return String(below(20))
        case .text: return pick(["'a'", "\"B c\"", "''", "'<x>'", "'é & \\n'", "' sp '"])
        case .flag: return pick(["true", "false"])
        case .integers: return pick(["[1, 2, 3]", "[]", "(4, 5)|list", "range(3)|list"])
        case .texts: return pick(["['x', 'Y', '<z>']", "'abc'|list", "['b', 'a', 'b']"])
        }
    }

    private mutating func integer() -> String {
        let left = expression(.integer)
        switch below(13) {
        case 0...2: return "(\(left) \(pick(["+", "-", "*"])) \(expression(.integer)))"
        case 3: return "(\(left) \(pick(["//", "%"])) \(1 + below(5)))"
        case 4: return "(\(left) % -\(1 + below(5)))"
        case 5: return "-(\(left))"
        case 6: return "(\(left))|abs"
        case 7: return "(\(expression(pickKind([.text, .integers, .texts]))))|length"
        case 8: return "(\(expression(.integers)))|sum"
        case 9: return "(\(left) if \(expression(.flag)) else \(expression(.integer)))"
        case 10: return "(\(expression(.text)))|int"
        case 11: return "(\(expression(.text)))|wordcount"
        default: return "(\(left) or \(expression(.integer)))"
        }
    }

    private mutating func text() -> String {
        let value = "(\(expression(.text)))"
        switch below(17) {
        case 0:
            return "\(value)|\(pick(["upper", "lower", "title", "capitalize", "trim", "reverse", "string"]))"
        // Jinja2 joins constants ahead of time and forgets that they are markup: one part is no constant.
        case 1: return "(title[:0] ~ \(value) ~ \(expression(pickKind([.integer, .text, .flag]))))"
        case 2: return "(\(value) + \(expression(.text)))"
        case 3: return "\(value)|replace(\(pick(["'a'", "' '", "'<'"])), \(pick(["'&'", "''", "'xyz'"])))"
        case 4: return "\(value)|truncate(\(4 + below(12)), \(pick(["true", "false"])), '..', \(below(3)))"
        case 5: return "(\(expression(pickKind([.integers, .texts]))))|join(\(pick(["','", "'<'", "''"])))"
        case 6: return "\(value)[\(pick(["1:", ":2", "::-1", "-3:", "1:4:2", ":-1"]))]"
        case 7: return "\(value)|\(pick(["escape", "forceescape", "striptags", "urlencode", "safe"]))"
        case 8: return "\(value)|center(\(below(12)))"
        case 9: return "\(value)|indent(\(below(4)))"
        case 10: return "(\(value) if \(expression(.flag)) else \(expression(.text)))"
        case 11: return "'%s-%s'|format(\(value), \(expression(.integer)))"
        case 12: return "\(value)|default('none')"
        case 13: return "(\(value) * \(below(4)))"
        case 14: return "\(value)|wordwrap(\(3 + below(9)))"
        case 15: return "(\(expression(pickKind([.integer, .text]))))|tojson"
        default: return "(\(value) and \(expression(.text)))"
        }
    }

    private mutating func flag() -> String {
        switch below(9) {
        case 0, 1:
            return
                "(\(expression(.integer)) \(pick(["<", "<=", "==", "!=", ">", ">="])) \(expression(.integer)))"
        case 2: return "(\(expression(.text)) \(pick(["==", "!=", "<", ">="])) \(expression(.text)))"
        case 3: return "(\(expression(.integer)) \(pick(["in", "not in"])) \(expression(.integers)))"
        case 4: return "(\(expression(.text)) in \(expression(pickKind([.text, .texts]))))"
        case 5: return "(not \(expression(pickKind(Kind.allCases))))"
        case 6:
            return
                "((\(expression(.integer))) is \(pick(["odd", "even", "divisibleby 3", "number", "not odd"])))"
        case 7:
            return "((\(expression(.text))) is \(pick(["string", "lower", "upper", "defined", "not none"])))"
        default: return "(\(expression(.flag)) \(pick(["and", "or"])) \(expression(.flag)))"
        }
    }

    private mutating func integers() -> String {
        let value = "(\(expression(.integers)))"
        switch below(8) {
        case 0: return "\(value)|\(pick(["sort", "reverse|list", "unique|list", "sort(reverse=true)"]))"
        case 1:
            return
                "\(value)|\(pick(["select", "reject"]))(\(pick(["'odd'", "'gt', 2", "'in', [1, 2]"])))|list"
        case 2: return "\(value)[\(pick(["1:", ":2", "::-1", "-3:", "5:1:-1"]))]"
        case 3: return "(\(value)|list + \(expression(.integers))|list)"
        case 4: return "\(value)|map('abs')|list"
        case 5: return "(\(expression(.texts)))|map('length')|list"
        case 6: return "range(\(below(5)), \(below(9)))|list"
        default: return "[\(expression(.integer)), \(expression(.integer))]"
        }
    }

    private mutating func texts() -> String {
        let value = "(\(expression(.texts)))"
        switch below(6) {
        case 0:
            return "\(value)|\(pick(["sort", "reverse|list", "unique|list", "sort(case_sensitive=true)"]))"
        case 1: return "\(value)|map('\(pick(["upper", "lower", "title", "trim", "string"]))')|list"
        case 2: return "\(value)[\(pick(["1:", ":2", "::-1", "-3:"]))]"
        case 3: return "\(value)|map('replace', 'a', '&')|list"
        case 4: return "\(value)|select('ne', 'a')|list"
        default: return "[\(expression(.text)), \(expression(.text))]"
        }
    }
}
