/// Reads the words of one tag, up to its end.
struct TagLexer {
    private let bytes: [UInt8]
    private let start: Int
    private let end: Int
    private let closer: UInt8
    private(set) var position: Int
    private(set) var tokens: [Token] = []
    /// The tag ends in `-`.
    private(set) var takesSpace = false
    private var brackets: [(sign: UInt8, index: Int)] = []

    /// `closer` is the byte before the last brace: `}` or `%`.
    init(bytes: [UInt8], position: Int, end: Int, closer: UInt8) {
        self.bytes = bytes
        self.position = position
        self.end = end
        self.closer = closer
        start = position
    }

    mutating func read() throws(Trouble) -> [Token] {
        while true {
            while position < end, Scalars.isSpace(bytes[position]) { position += 1 }
            guard position < end else { throw unclosed }
            if brackets.isEmpty, let length = closingLength {
                takesSpace = bytes[position] == UInt8(ascii: "-")
                add(.end, length: 0)
                position += length
                return tokens
            }
            try readToken()
        }
    }

    private func byte(_ distance: Int = 0) -> UInt8 {
        position + distance < end ? bytes[position + distance] : 0
    }

    private var closingLength: Int? {
        let isSigned =
            byte() == UInt8(ascii: "-") || (byte() == UInt8(ascii: "+") && closer == UInt8(ascii: "%"))
        let distance = isSigned ? 1 : 0
        let closes = byte(distance) == closer && byte(distance + 1) == UInt8(ascii: "}")
        return closes ? distance + 2 : nil
    }

    private var unclosed: Trouble {
        if let bracket = brackets.last {
            let sign = String(decoding: [bracket.sign], as: UTF8.self)
            return Trouble("this `\(sign)` is never closed", bracket.index..<bracket.index + 1)
        }
        let isOutput = closer == UInt8(ascii: "}")
        let opener = bytes[..<start].lastIndex(of: UInt8(ascii: "{")) ?? start
        let from = isOutput ? opener - 1 : opener
        return Trouble(
            "this tag is never closed", Swift.max(from, 0)..<Swift.max(from, 0) + 2,
            hint: isOutput ? "end it with `}}`" : "end it with `%}`")
    }

    private mutating func add(_ kind: Token.Kind, length: Int) {
        tokens.append(Token(kind: kind, range: position..<position + length))
    }

    private mutating func readToken() throws(Trouble) {
        switch byte() {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): try readString()
        case let first where Self.isWord(first):
            let length = bytes[position..<end].prefix(while: Self.isWord).count
            add(.name(String(decoding: bytes[position..<position + length], as: UTF8.self)), length: length)
            position += length
        default: try readSign()
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

// MARK: Signs

extension TagLexer {
    private mutating func readSign() throws(Trouble) {
        let two = String(decoding: bytes[position..<Swift.min(position + 2, end)], as: UTF8.self)
        if ["==", "!=", ">=", "<=", "**", "//"].contains(two) {
            add(.sign(two), length: 2)
            position += 2
            return
        }
        // No value begins with two braces: another tag does.
        if two == "{%" || two == "{{" {
            brackets = []
            throw unclosed
        }
        let sign = byte()
        guard "+-/*%~[](){}><=.:|,".utf8.contains(sign) else {
            throw Trouble(
                "unexpected character `\(two.prefix(1))`", position..<position + 1, hint: Self.hint(for: two))
        }
        switch sign {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets.append((sign, position))
        case UInt8(ascii: ")"): try close(UInt8(ascii: "("))
        case UInt8(ascii: "]"): try close(UInt8(ascii: "["))
        case UInt8(ascii: "}"): try close(UInt8(ascii: "{"))
        default: break
        }
        add(.sign(String(decoding: [sign], as: UTF8.self)), length: 1)
        position += 1
    }

    private static func hint(for sign: String) -> String? {
        switch sign.first {
        case "&": "write `and`"
        case "!": "write `not`"
        case "?": "write `a if b else c`"
        default: nil
        }
    }

    private mutating func close(_ opener: UInt8) throws(Trouble) {
        let sign = String(decoding: [byte()], as: UTF8.self)
        guard let bracket = brackets.popLast(), bracket.sign == opener else {
            throw Trouble("unexpected `\(sign)`", position..<position + 1)
        }
    }
}

// MARK: Numbers and strings

extension TagLexer {
    private mutating func readNumber() throws(Trouble) {
        let from = position
        let prefixes: [UInt8: Int] = [
            UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2,
        ]
        if byte() == UInt8(ascii: "0"), let radix = prefixes[byte(1) | 0x20] {
            let digits = bytes[(from + 2)..<end].prefix(while: Self.isWord)
            let text = String(decoding: digits, as: UTF8.self).replacing("_", with: "")
            position = digits.endIndex
            guard let integer = Int(text, radix: radix) else { throw badNumber(from..<position) }
            return append(.integer(integer), from: from)
        }
        skipDigits()
        var isWhole = true
        // In `items.0.1` no number has a fraction.
        let isIndex = from > start && bytes[from - 1] == UInt8(ascii: ".")
        if !isIndex {
            if byte() == UInt8(ascii: "."), Self.isDigit(byte(1)) {
                isWhole = false
                position += 1
                skipDigits()
            }
            let signed = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
            if byte() | 0x20 == UInt8(ascii: "e"), Self.isDigit(byte(signed ? 2 : 1)) {
                isWhole = false
                position += signed ? 2 : 1
                skipDigits()
            }
        }
        let text = String(decoding: bytes[from..<position], as: UTF8.self).replacing("_", with: "")
        if isWhole {
            guard let integer = Int(text) else { throw badNumber(from..<position) }
            append(.integer(integer), from: from)
        } else {
            guard let number = Double(text) else { throw badNumber(from..<position) }
            append(.number(number), from: from)
        }
    }

    private func badNumber(_ range: Range<Int>) -> Trouble {
        Trouble("this number cannot be read", range, hint: "whole numbers go up to \(Int.max)")
    }

    private mutating func append(_ kind: Token.Kind, from: Int) {
        tokens.append(Token(kind: kind, range: from..<position))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func skipDigits() {
        while Self.isDigit(byte()) || (byte() == UInt8(ascii: "_") && Self.isDigit(byte(1))) { position += 1 }
    }

    private mutating func readString() throws(Trouble) {
        let from = position
        let quote = byte()
        position += 1
        var text: [UInt8] = []
        while position < end, byte() != quote {
            if byte() == UInt8(ascii: "\\"), position + 1 < end {
                try readEscape(into: &text)
            } else {
                text.append(byte())
                position += 1
            }
        }
        guard position < end else {
            let sign = String(decoding: [quote], as: UTF8.self)
            position = from
            throw Trouble("this string is never closed", from..<from + 1, hint: "end it with `\(sign)`")
        }
        position += 1
        append(.string(text), from: from)
    }

    private mutating func readEscape(into text: inout [UInt8]) throws(Trouble) {
        let from = position
        let sign = byte(1)
        position += 2
        switch sign {
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "\n"): break
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(sign)
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            let length = sign == UInt8(ascii: "x") ? 2 : sign == UInt8(ascii: "u") ? 4 : 8
            let digits = bytes[position..<Swift.min(position + length, end)]
            guard digits.count == length,
                let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            else {
                throw Trouble("this escape names no character", from..<position)
            }
            text += Array(String(Character(scalar)).utf8)
            position += length
        // As in Python, a backslash before any other character is a backslash.
        default: text += [UInt8(ascii: "\\"), sign]
        }
    }
}
