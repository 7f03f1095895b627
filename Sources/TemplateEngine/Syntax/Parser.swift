import Newsroom

/// Reads a template into statements. Trouble in one tag does not keep it from reading the others.
struct Parser {
    private let pieces: [Piece]
    private var index = 0
    private(set) var troubles: [Trouble]
    private var open: [OpenTag] = []
    private(set) var blocks: [String: Block] = [:]
    private(set) var parent: Reference?
    static let greatestDepth = 50
    /// Of a template with more problems than this, the first are enough.
    static let greatestCount = 100

    /// A tag that waits for its end.
    private struct OpenTag {
        let name: String
        let range: Range<Int>
        /// What may follow its body.
        let ends: Set<String>
    }

    static func template(named name: String, _ source: SourceText) -> (Template, [Diagnostic]) {
        let lexer = Lexer(source.bytes)
        var parser = Parser(lexer)
        let body = parser.statements()
        let template = Template(
            name: name, source: source, body: body, blocks: parser.blocks, parent: parser.parent)
        return (template, parser.troubles.prefix(greatestCount).map { $0.diagnostic(in: source) })
    }

    private init(_ lexer: Lexer) {
        pieces = lexer.pieces
        troubles = lexer.troubles
    }

    mutating func report(_ trouble: Trouble) { troubles.append(trouble) }

    // MARK: Bodies

    /// Everything up to a tag that ends the innermost open one, which stays the current piece.
    private mutating func statements() -> [Statement] {
        var result: [Statement] = []
        while index < pieces.count {
            switch pieces[index] {
            case .text(let bytes, let offset):
                index += 1
                result.append(Statement(kind: .text(bytes), range: offset..<offset + bytes.count))
            case .output(let tag):
                index += 1
                let expression = reading(tag) { parser throws(Trouble) in try parser.tuple() }
                result.append(Statement(kind: .output(expression ?? Self.invalid(tag)), range: tag.range))
            case .statement(let tag):
                if ends(tag) { return result }
                index += 1
                if let statement = statement(tag) { result.append(statement) }
            }
        }
        return result
    }

    static func invalid(_ tag: Tag) -> Expression {
        Expression(kind: .invalid, range: tag.range, height: 1)
    }

    /// Whether the tag ends an open one. Where it ends one further out, the inner ones are reported.
    private mutating func ends(_ tag: Tag) -> Bool {
        guard let word = tag.word, let depth = open.lastIndex(where: { $0.ends.contains(word) }) else {
            return false
        }
        return depth == open.count - 1 || Self.isEnd(word)
    }

    private static func isEnd(_ word: String) -> Bool {
        word.hasPrefix("end") || word == "else" || word == "elif"
    }

    /// The body of a tag, and the tag after it: nil where the template, or a tag around this one, ends first.
    mutating func body(of tag: Tag, until ends: Set<String>) -> (statements: [Statement], end: Tag?) {
        let opened = OpenTag(name: tag.word ?? "tag", range: tag.range, ends: ends)
        guard open.count < Self.greatestDepth else {
            report(
                Trouble(
                    "tags are nested too deeply", tag.range, hint: "move a part into a file and `include` it")
            )
            index = pieces.count
            return ([], nil)
        }
        open.append(opened)
        let body = statements()
        open.removeLast()
        guard index < pieces.count, case .statement(let end) = pieces[index], let word = end.word,
            ends.contains(word)
        else {
            let wanted = ends.filter { $0.hasPrefix("end") }.sorted()[0]
            if troubles.last?.summary != "tags are nested too deeply" {
                report(
                    Trouble(
                        "this `\(opened.name)` is never closed", tag.range,
                        hint: "end it with `{% \(wanted) %}`"))
            }
            return (body, nil)
        }
        index += 1
        return (body, end)
    }

    // MARK: Tags

    /// Reads the words of a tag after its name; reports what is wrong with them and gives nil.
    mutating func reading<Result>(
        _ tag: Tag, from word: Int = 0,
        _ read: (inout ExpressionParser) throws(Trouble) -> Result
    ) -> Result? {
        guard !tag.isBroken else { return nil }
        var parser = ExpressionParser(tag.tokens, from: word)
        do throws(Trouble) {
            let result = try read(&parser)
            try parser.expectEnd()
            return result
        } catch {
            report(error)
            return nil
        }
    }

    private mutating func statement(_ tag: Tag) -> Statement? {
        guard let word = tag.word else {
            if !tag.isBroken {
                report(Trouble("expected the name of a tag", tag.range, hint: "print values with `{{ … }}`"))
            }
            return nil
        }
        let kind: Statement.Kind? =
            switch word {
            case "if": conditional(tag)
            case "for": loop(tag)
            case "set": assignment(tag)
            case "with": with(tag)
            case "include": include(tag)
            case "import": importAll(tag)
            case "from": importNames(tag)
            case "extends": extends(tag)
            case "block": block(tag)
            case "macro": macro(tag)
            case "call": call(tag)
            case "filter": filtered(tag)
            default: unknown(tag, word)
            }
        return kind.map { Statement(kind: $0, range: tag.range) }
    }

    private mutating func unknown(_ tag: Tag, _ word: String) -> Statement.Kind? {
        let range = tag.tokens[0].range
        if Self.isEnd(word) {
            let hint = open.last.map { "the innermost open tag is `\($0.name)`" } ?? "no tag is open here"
            report(Trouble("unexpected `\(word)`", range, hint: hint))
        } else if let advice = Self.advice[word] {
            report(Trouble("there is no tag `\(word)` here", range, hint: advice))
            if Self.enclosing.contains(word) {
                let (statements, _) = body(of: tag, until: ["end" + word])
                return .with([], statements)
            }
        } else {
            report(Trouble("unknown tag `\(word)`", range, hint: Spelling.hint(for: word, in: Self.names)))
        }
        return nil
    }

    private static let names = [
        "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "with", "endwith", "include",
        "import",
        "from", "extends", "block", "endblock", "macro", "endmacro", "call", "endcall", "filter", "endfilter",
        "raw", "endraw",
    ]
    private static let enclosing: Set<String> = ["autoescape", "trans"]
    private static let advice = [
        "autoescape": "everything is escaped; print trusted HTML with `| safe`",
        "do": "use `set`", "break": "filter the loop: `for x in list if …`",
        "continue": "filter the loop: `for x in list if …`", "print": "write `{{ … }}`",
        "debug": "print the value with `tojson`", "trans": "write the text itself",
        "elseif": "write `elif`", "elsif": "write `elif`", "unless": "write `if not …`",
        "assign": "write `set`", "comment": "write `{# … #}`",
    ]

    // MARK: What the tags of a template declare

    mutating func declare(_ block: Block) {
        if blocks.updateValue(block, forKey: block.name) != nil {
            report(Trouble("the block `\(block.name)` is already defined in this template", block.range))
        }
    }

    mutating func declare(parent: Reference, _ tag: Tag) {
        if !open.isEmpty {
            report(Trouble("`extends` must not stand inside another tag", tag.range))
        } else if self.parent != nil {
            report(Trouble("a template can extend only one other", tag.range))
        } else {
            self.parent = parent
        }
    }
}

extension Tag {
    /// What kind of tag it is.
    var word: String? {
        if case .name(let name) = tokens[0].kind { name } else { nil }
    }
}
