/// Writes text so that Markdown, smart punctuation included, shows exactly that text.
enum MarkdownEscaping {
    /// Appends a line of text. White space at its ends is left out, tabs become spaces.
    ///
    /// - Parameter startsLine: what has a meaning only at the start of a line is escaped there.
    static func append(_ text: some Sequence<UInt8>, to markdown: inout [UInt8], startsLine: Bool) {
        let text = Array(text)
        var index = 0
        if startsLine {
            while index < text.count, isSpace(text[index]) { index += 1 }
            index = appendLineStart(text, from: index, to: &markdown)
        }
        while index < text.count {
            let byte = text[index]
            if isSpecial(byte) || isDoubled(byte, at: index, in: text, after: markdown.last) {
                markdown.append(UInt8(ascii: "\\"))
            }
            markdown.append(byte == UInt8(ascii: "\t") ? UInt8(ascii: " ") : byte)
            index += 1
        }
    }

    /// What would begin a list or underline a heading. Returns the index of what is left.
    private static func appendLineStart(_ text: [UInt8], from start: Int, to markdown: inout [UInt8]) -> Int {
        guard start < text.count else { return start }
        if "+-=:".utf8.contains(text[start]) {
            markdown += [UInt8(ascii: "\\"), text[start]]
            return start + 1
        }
        let digits = text[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let end = digits.endIndex
        guard !digits.isEmpty, end < text.count,
            text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")")
        else { return start }
        markdown += digits
        markdown += [UInt8(ascii: "\\"), text[end]]
        return end + 1
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "~"),
            UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }

    /// Smart punctuation makes dashes and ellipses of runs.
    private static func isDoubled(_ byte: UInt8, at index: Int, in text: [UInt8], after last: UInt8?) -> Bool
    {
        guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return false }
        return last == byte || index + 1 < text.count && text[index + 1] == byte
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
