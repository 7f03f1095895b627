/// The encoding of older Western European text, by the table of the WHATWG Encoding Standard; the five bytes
/// that it leaves to control characters stand for nothing here.
enum Windows1252 {
    /// Text of words with some letters beyond ASCII among them, and not UTF-8 with a slip in it.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        let high = bytes.count { $0 >= 0x80 }
        let letters = bytes.count { $0 >= 0x80 || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        let counts = UTF8Validity.counts(in: bytes)
        return high * 3 <= letters && counts.sequences <= counts.invalid
    }

    /// Nil where a byte stands for nothing, or for a control character that is in no text.
    static func scalars(of bytes: [UInt8]) -> [Unicode.Scalar]? {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case 0x80..<0xA0:
                let scalar = table[Int(byte) - 0x80]
                guard scalar != "\u{0}" else { return nil }
                scalars.append(scalar)
            case 0..<0x09, 0x0E..<0x1B, 0x1C..<0x20: return nil
            default: scalars.append(Unicode.Scalar(byte))
            }
        }
        return scalars
    }

    /// From 0x80 to 0x9F; U+0000 where there is nothing.
    private static let table: [Unicode.Scalar] = [
        "€", "\0", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\0", "Ž", "\0",
        "\0", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\0", "ž", "Ÿ",
    ]
}
