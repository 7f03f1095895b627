/// `[^name]`: the name of a footnote, of letters, digits, `-` and `_`.
enum FootnoteLabel {
    private static let maximumLength = 64

    /// The name at the beginning of a text, in lower case, and where the text goes on after its bracket.
    static func name<Text: RandomAccessCollection<UInt8>>(
        in text: Text
    ) -> (name: String, end: Int)? where Text.Index == Int {
        guard text.starts(with: [UInt8(ascii: "["), UInt8(ascii: "^")]) else { return nil }
        let rest = text.dropFirst(2)
        let name = rest.prefix(maximumLength).prefix { $0 != UInt8(ascii: "]") }
        let end = name.endIndex
        guard !name.isEmpty, end < text.endIndex, text[end] == UInt8(ascii: "]"), name.allSatisfy(isNameByte)
        else { return nil }
        return (String(decoding: name, as: UTF8.self).lowercased(), end + 1)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF:
            true
        default: false
        }
    }
}
