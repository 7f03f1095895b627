/// How far JavaScript, or JSON, has been read: in code, or in a string, template literal, comment or pattern.
struct ScriptContext: Hashable {
    enum Mode: Hashable {
        case code
        case string(UInt8)
        case template, lineComment, blockComment
        case pattern(isInClass: Bool)
    }

    /// What stands before a `/` tells a division from a pattern.
    enum Preceding: Hashable {
        case operand, operation
        /// After branches that differ.
        case unknown
    }

    private(set) var mode = Mode.code
    private var isEscaped = false
    private var preceding = Preceding.operation
    private var word: [UInt8] = []
    /// A `/`, `*` or `$` whose meaning the next byte tells.
    private var pending: UInt8 = 0
    /// For each `${` that is open, how many braces are open in it.
    private var substitutions: [Int] = []

    var isInCode: Bool { mode == .code && !(pending == UInt8(ascii: "/") && preceding != .operand) }

    mutating func merge(_ other: ScriptContext) {
        if word != other.word { word = [] }
        if preceding != other.preceding { preceding = .unknown }
    }

    /// Takes note of a printed value, which is an operand.
    mutating func notePrinted() {
        word = []
        pending = 0
        preceding = .operand
    }

    mutating func read(_ byte: UInt8, isJSON: Bool) {
        switch mode {
        case .code: readCode(byte, isJSON: isJSON)
        case .string(let quote):
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == quote || byte == UInt8(ascii: "\n") {
                leave()
            }
        case .template: readTemplate(byte)
        case .lineComment: if byte == UInt8(ascii: "\n") { mode = .code }
        case .blockComment:
            if byte == UInt8(ascii: "/"), pending == UInt8(ascii: "*") { mode = .code }
            pending = byte == UInt8(ascii: "*") ? byte : 0
        case .pattern(let isInClass):
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "[") {
                mode = .pattern(isInClass: true)
            } else if byte == UInt8(ascii: "]") {
                mode = .pattern(isInClass: false)
            } else if (byte == UInt8(ascii: "/") && !isInClass) || byte == UInt8(ascii: "\n") {
                leave()
            }
        }
    }

    private mutating func leave() {
        mode = .code
        preceding = .operand
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
            mode = .code
            preceding = .operation
        }
        pending = mode == .template && byte == UInt8(ascii: "$") ? byte : 0
    }

    private mutating func readCode(_ byte: UInt8, isJSON: Bool) {
        if pending == UInt8(ascii: "/") {
            pending = 0
            if byte == UInt8(ascii: "/") { return mode = .lineComment }
            if byte == UInt8(ascii: "*") { return mode = .blockComment }
            if preceding != .operand {
                mode = .pattern(isInClass: false)
                return read(byte, isJSON: isJSON)
            }
            preceding = .operation
        }
        switch byte {
        case UInt8(ascii: "\""):
            endWord()
            mode = .string(byte)
        case UInt8(ascii: "'") where !isJSON:
            endWord()
            mode = .string(byte)
        case UInt8(ascii: "`") where !isJSON:
            endWord()
            mode = .template
        case UInt8(ascii: "/") where !isJSON:
            endWord()
            pending = byte
        case UInt8(ascii: "{"):
            endWord()
            if let last = substitutions.indices.last { substitutions[last] += 1 }
            preceding = .operation
        case UInt8(ascii: "}"):
            endWord()
            preceding = .operand
            guard let open = substitutions.last else { return }
            if open == 0 {
                substitutions.removeLast()
                mode = .template
            } else {
                substitutions[substitutions.count - 1] = open - 1
            }
        case UInt8(ascii: ")"), UInt8(ascii: "]"):
            endWord()
            preceding = .operand
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            if word.count < 16 { word.append(byte) }
            preceding = .operand
        case _ where Scalars.isSpace(byte): endWord()
        default:
            endWord()
            preceding = .operation
        }
    }

    /// After `return` and its like, a `/` begins a pattern.
    private mutating func endWord() {
        guard !word.isEmpty else { return }
        preceding = Self.operations.contains(String(decoding: word, as: UTF8.self)) ? .operation : .operand
        word = []
    }

    private static let operations: Set<String> = [
        "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "instanceof", "do", "else",
        "await", "yield",
    ]
}
