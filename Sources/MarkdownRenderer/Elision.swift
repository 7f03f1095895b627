/// An apostrophe that stands where an opening quotation mark could: that of `the '90s`, and those of
/// `rock 'n' roll`.
struct Elision {
    /// In bytes of the text.
    let length: Int
    /// What stands for it on the way through cmark.
    let marked: [UInt8]

    /// Nil where the `'` at an offset may be another's.
    init?(in text: [UInt8], at index: Int) {
        func byte(_ offset: Int) -> UInt8 {
            text.indices.contains(index + offset) ? text[index + offset] : UInt8(ascii: " ")
        }
        if Self.isDigit(byte(1)), Self.isDigit(byte(2)), byte(3) == UInt8(ascii: "s"), !Self.isWord(byte(4)),
            !(byte(-1) < 0x80 && Self.isWord(byte(-1))),
            ![UInt8(ascii: "="), UInt8(ascii: "\\")].contains(byte(-1))
        {
            length = 1
            marked = Mark.apostrophe
        } else if byte(1) | 0x20 == UInt8(ascii: "n"), byte(2) == UInt8(ascii: "'"),
            Self.partsWords(byte(-1)), Self.partsWords(byte(3)), Self.isWord(byte(-2)), Self.isWord(byte(4))
        {
            length = 3
            marked = Mark.apostrophe + [byte(1)] + Mark.apostrophe
        } else {
            return nil
        }
        if Self.mayBeginTitle(in: text, at: index) { return nil }
    }

    /// Longer ones are not followed by a title, so that the search for them is bounded.
    private static let maximumAddress = 512

    /// Whether a link's address stands before the `'`: `](address '` or `]: address '`.
    private static func mayBeginTitle(in text: [UInt8], at index: Int) -> Bool {
        let word = text[..<index].reversed().drop { $0 <= 0x20 }.prefix(maximumAddress).prefix { $0 > 0x20 }
        let before = text[..<word.endIndex.base].reversed().drop { $0 <= 0x20 }.prefix(2)
        return before.elementsEqual(":]".utf8)
            || zip(word, word.dropFirst()).contains {
                $1 == UInt8(ascii: "]") && ($0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ":"))
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func partsWords(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "-") }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
