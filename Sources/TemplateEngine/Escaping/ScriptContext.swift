/// How far JavaScript, or JSON, has been read: in code, or in a string, template literal, comment or pattern.
struct ScriptContext: Hashable {
    enum Mode: Hashable {
        case code
        case string(UInt8)
        case template, lineComment, blockComment
        case pattern(isInClass: Bool)
        /// After a `/` that may divide or begin a pattern, or code that this does not read.
        case unclear
    }

    /// What stands before a `/` tells a division from a pattern.
    enum Preceding: Hashable {
        case operand, operation
        /// After `}`, which may end a block or a value, and after branches that differ.
        case unknown
    }

    private(set) var mode = Mode.code
    private var isEscaped = false
    private var preceding = Preceding.operation
    private var word: [UInt8] = []
    /// The word is the name of a member, as in `x.return`.
    private var isMember = false
    /// The byte before, where it may be the first of an operator or a comment.
    private var pending: UInt8 = 0
    /// A line has ended since the last word or sign.
    private var isOnNewLine = false
    /// What stands before the `+` or `-` that is pending.
    private var beforeSign = Preceding.operation
    /// What a `(` that follows makes of its `)`: no operand after `if` and its like.
    private var parenthesis = Preceding.operand
    /// The same for each `(` that is open. Nil after branches that differ.
    private var parentheses: [Preceding]? = []
    /// For each `${` that is open, how many braces are open in it.
    private var substitutions: [Int] = []
    private static let greatestDepth = 64

    var isInCode: Bool { mode == .code && !(pending == UInt8(ascii: "/") && preceding != .operand) }

    /// Keeps what holds after either of two branches.
    mutating func merge(_ other: ScriptContext) {
        if mode == .unclear || other.mode == .unclear { return self = .unclear }
        var other = other
        if word != other.word {
            endWord()
            other.endWord()
        }
        if preceding != other.preceding { preceding = .unknown }
        if parenthesis != other.parenthesis { parenthesis = .unknown }
        if parentheses != other.parentheses { parentheses = nil }
        if beforeSign != other.beforeSign { beforeSign = .unknown }
        isMember = isMember || other.isMember
        isOnNewLine = isOnNewLine || other.isOnNewLine
        if mode == .code, pending != UInt8(ascii: "/"), other.pending != UInt8(ascii: "/"),
            pending != other.pending
        {
            pending = 0
        }
    }

    static let unclear: ScriptContext = {
        var context = ScriptContext()
        context.mode = .unclear
        return context
    }()

    /// Takes note of a printed value, which is an operand.
    mutating func notePrinted() {
        endWord()
        pending = 0
        isOnNewLine = false
        preceding = .operand
        parenthesis = .operand
    }

    mutating func read(_ byte: UInt8, isJSON: Bool) {
        switch mode {
        case .code: readCode(byte, isJSON: isJSON)
        case .string(let quote):
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == quote || Self.endsLine(byte) {
                leave()
            }
        case .template: readTemplate(byte)
        case .lineComment: if Self.endsLine(byte) { endComment() }
        case .blockComment:
            let isEnd = byte == UInt8(ascii: "/") && pending == UInt8(ascii: "*")
            pending = byte == UInt8(ascii: "*") ? byte : 0
            if isEnd { endComment() }
        case .pattern(let isInClass):
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "[") {
                mode = .pattern(isInClass: true)
            } else if byte == UInt8(ascii: "]") {
                mode = .pattern(isInClass: false)
            } else if (byte == UInt8(ascii: "/") && !isInClass) || Self.endsLine(byte) {
                leave()
            }
        case .unclear: break
        }
    }

    private static func endsLine(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private mutating func leave() {
        mode = .code
        preceding = .operand
        isOnNewLine = false
    }

    /// A comment counts as a line's end: whether it held one matters only to `++` and `--` after it.
    private mutating func endComment() {
        mode = .code
        isOnNewLine = true
    }

    private mutating func readTemplate(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "`") {
            leave()
        } else if byte == UInt8(ascii: "{"), pending == UInt8(ascii: "$") {
            substitutions.append(0)
            if substitutions.count > Self.greatestDepth { return self = .unclear }
            mode = .code
            preceding = .operation
        }
        pending = mode == .template && byte == UInt8(ascii: "$") ? byte : 0
    }

    private mutating func readCode(_ byte: UInt8, isJSON: Bool) {
        let before = pending
        pending = 0
        if before != byte { beforeSign = .operation }
        if before == UInt8(ascii: "/") {
            if byte == UInt8(ascii: "/") { return mode = .lineComment }
            if byte == UInt8(ascii: "*") { return mode = .blockComment }
            switch preceding {
            case .operand: preceding = .operation
            case .operation:
                mode = .pattern(isInClass: false)
                return read(byte, isJSON: false)
            case .unknown: return self = .unclear
            }
        }
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            if word.isEmpty { isMember = before == UInt8(ascii: ".") }
            if word.count < 16 { word.append(byte) }
            preceding = .operand
            isOnNewLine = false
        case _ where Scalars.isSpace(byte):
            endWord()
            if Self.endsLine(byte) { isOnNewLine = true }
        case UInt8(ascii: "\""),
            UInt8(ascii: "'") where !isJSON:
            endWord()
            mode = .string(byte)
        case _ where !isJSON: readSign(byte, after: before)
        default: endWord()
        }
    }

    private mutating func readSign(_ byte: UInt8, after before: UInt8) {
        endWord()
        let opens = parenthesis
        // A comment may stand between `if` and its parenthesis.
        if byte != UInt8(ascii: "/") { parenthesis = .operand }
        switch byte {
        case UInt8(ascii: "`"): mode = .template
        case UInt8(ascii: "/"): return pending = byte
        case UInt8(ascii: "("):
            parentheses?.append(opens)
            if (parentheses?.count ?? 0) > Self.greatestDepth { return self = .unclear }
            preceding = .operation
        case UInt8(ascii: ")"):
            preceding = parentheses == nil ? .unknown : parentheses?.popLast() ?? .operand
        case UInt8(ascii: "]"): preceding = .operand
        case UInt8(ascii: "{"):
            if let last = substitutions.indices.last { substitutions[last] += 1 }
            preceding = .operation
        case UInt8(ascii: "}"): endBrace()
        // `<!--` is a comment as well, to the end of the line.
        case UInt8(ascii: "-") where before == UInt8(ascii: "!"): mode = .lineComment
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            readSignOfNumber(byte, after: before)
        // Nothing but a name begins with a backslash in code.
        case UInt8(ascii: "\\"): return self = .unclear
        default:
            preceding = .operation
            pending = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "<") ? byte : 0
            if byte == UInt8(ascii: "!"), before == UInt8(ascii: "<") { pending = byte }
        }
        isOnNewLine = false
    }

    private mutating func endBrace() {
        preceding = .unknown
        guard let open = substitutions.last else { return }
        if open == 0 {
            substitutions.removeLast()
            mode = .template
        } else {
            substitutions[substitutions.count - 1] = open - 1
        }
    }

    /// `i++` is an operand, `++i` awaits one. On a new line it may be either.
    private mutating func readSignOfNumber(_ byte: UInt8, after before: UInt8) {
        if before == byte {
            preceding = beforeSign
            beforeSign = .operation
        } else {
            beforeSign = preceding == .operand && isOnNewLine ? .unknown : preceding
            preceding = .operation
            pending = byte
        }
    }

    /// After `return` and its like, a `/` begins a pattern; after those that may be names as well, who knows.
    private mutating func endWord() {
        guard !word.isEmpty else { return }
        let name = String(decoding: word, as: UTF8.self)
        preceding = .operand
        parenthesis = .operand
        if Self.operations.contains(name) {
            preceding = isMember || Self.names.contains(name) ? .unknown : .operation
        }
        if Self.statements.contains(name) {
            parenthesis = isMember ? .operand : .operation
        } else if name == "await" {
            parenthesis = .unknown
        }
        word = []
        isMember = false
    }

    private static let operations: Set<String> = [
        "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "instanceof", "do", "else",
        "await", "yield", "default", "extends",
    ]

    private static let names: Set<String> = ["of", "await", "yield"]

    private static let statements: Set<String> = ["if", "while", "for", "with"]
}
