import Newsroom

/// Reads one tag: `{{< name "value" key="value" key=bare key=`raw` >}}`.
struct ShortcodeTagReader {
    private let text: [UInt8]
    private let start: Int
    private var index: Int

    /// - Parameter start: Where `{{<` or `{{%` stands.
    static func read(_ text: [UInt8], at start: Int) throws(ShortcodeProblem) -> ShortcodeTag {
        var reader = ShortcodeTagReader(text: text, start: start, index: start + 3)
        return try reader.tag()
    }

    private mutating func tag() throws(ShortcodeProblem) -> ShortcodeTag {
        skipSpace()
        let isClosing = byte == UInt8(ascii: "/")
        if isClosing {
            index += 1
            skipSpace()
        }
        let nameStart = index
        while let byte, Self.isNameByte(byte) { index += 1 }
        let nameRange = nameStart..<index
        guard !nameRange.isEmpty else {
            throw problem(
                "a shortcode begins with its name",
                hint: "to show the braces themselves, write `{{</* name */>}}`")
        }
        let name = String(decoding: text[nameRange], as: UTF8.self)
        var parameters: [ShortcodeParameter] = []
        while true {
            let gap = index
            skipSpace()
            if let (length, isSelfClosing) = end {
                index += length
                if isClosing, let parameter = parameters.first {
                    throw ShortcodeProblem(
                        "a closing shortcode has nothing but its name", at: parameter.range)
                }
                let kind: ShortcodeTag.Kind = isClosing ? .closing : isSelfClosing ? .selfClosing : .opening
                return ShortcodeTag(
                    kind: kind, name: name, nameRange: nameRange, parameters: parameters, range: start..<index
                )
            }
            guard byte != nil else { throw unclosed() }
            guard gap < index else { throw unexpected() }
            parameters.append(try parameter())
        }
    }

    private mutating func parameter() throws(ShortcodeProblem) -> ShortcodeParameter {
        let start = index
        if let value = try quoted() {
            return ShortcodeParameter(key: nil, value: value, range: start..<index)
        }
        let word = bare(stoppingAtEquals: true)
        guard !word.isEmpty else { throw unexpected() }
        guard byte == UInt8(ascii: "=") else {
            return ShortcodeParameter(key: nil, value: word, range: start..<index)
        }
        guard text[start..<index].allSatisfy(Self.isNameByte) else {
            throw ShortcodeProblem("`\(word)` is no name of a parameter", at: start..<index)
        }
        index += 1
        if let value = try quoted() {
            return ShortcodeParameter(key: word, value: value, range: start..<index)
        }
        let value = bare(stoppingAtEquals: false)
        guard !value.isEmpty else {
            throw ShortcodeProblem(
                "`\(word)=` has no value", at: start..<index, hint: "write it as `\(word)=\"…\"`")
        }
        return ShortcodeParameter(key: word, value: value, range: start..<index)
    }

    /// A value between quotation marks, in which `\"` and `\\` stand for themselves, or between backticks; nil
    /// where neither begins.
    private mutating func quoted() throws(ShortcodeProblem) -> String? {
        let start = index
        guard let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "`") else { return nil }
        let isRaw = quote == UInt8(ascii: "`")
        var value: [UInt8] = []
        index += 1
        while let byte, byte != quote, isRaw || byte != UInt8(ascii: "\n") {
            if !isRaw, byte == UInt8(ascii: "\\"), index + 1 < text.count,
                text[index + 1] == quote || text[index + 1] == byte
            {
                index += 1
            }
            value.append(text[index])
            index += 1
        }
        guard byte == quote else {
            throw ShortcodeProblem(
                "the quotation mark is never closed", at: start..<start + 1,
                hint: isRaw ? nil : "a value of several lines stands between backticks")
        }
        index += 1
        return String(decoding: value, as: UTF8.self)
    }

    private mutating func bare(stoppingAtEquals: Bool) -> String {
        let start = index
        while let byte, byte > 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "`"),
            byte != UInt8(ascii: "{"), !(stoppingAtEquals && byte == UInt8(ascii: "=")), end == nil,
            !isCurlyQuote
        {
            index += 1
        }
        return String(decoding: text[start..<index], as: UTF8.self)
    }

    private var byte: UInt8? { index < text.count ? text[index] : nil }

    /// The length of the `>}}`, `%}}` or `/>}}` that stands here.
    private var end: (length: Int, isSelfClosing: Bool)? {
        let isSelfClosing = byte == UInt8(ascii: "/")
        let first = isSelfClosing ? index + 1 : index
        guard first + 2 < text.count, text[first] == UInt8(ascii: ">") || text[first] == UInt8(ascii: "%"),
            text[first + 1] == UInt8(ascii: "}"), text[first + 2] == UInt8(ascii: "}")
        else { return nil }
        return (first + 3 - index, isSelfClosing)
    }

    private var isCurlyQuote: Bool {
        byte == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80
            && (0x98...0x9F).contains(text[index + 2])
    }

    private mutating func skipSpace() {
        while let byte, byte <= 0x20 { index += 1 }
    }

    private func unexpected() -> ShortcodeProblem {
        if isCurlyQuote {
            return ShortcodeProblem(
                "values stand between straight quotation marks", at: index..<index + 3,
                hint: "write `\"` in place of the curly ones")
        }
        return byte == nil || byte == UInt8(ascii: "{")
            ? unclosed()
            : ShortcodeProblem(
                "this belongs to no parameter", at: index..<index + 1,
                hint: "write parameters as `key=\"value\"`, with spaces between them")
    }

    private func unclosed() -> ShortcodeProblem {
        problem(
            "the shortcode's braces are never closed",
            hint: "write `>}}` at its end; `{{</* name */>}}` shows braces")
    }

    private func problem(_ summary: String, hint: String) -> ShortcodeProblem {
        ShortcodeProblem(summary, at: start..<start + 3, hint: hint)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
