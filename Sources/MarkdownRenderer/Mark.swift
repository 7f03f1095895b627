/// Characters that stand for something on the way through cmark, and never in what comes out.
///
/// Noncharacters, which no text may hold; and, for quotation marks, editorial marks of the same kind (opening
/// and closing punctuation), so that cmark's rules for what stands beside them apply unchanged.
enum Mark {
    /// At the beginning of a heading that is the cell of a table.
    static let cell: [UInt8] = [0xEF, 0xB7, 0x90]
    /// At the end of such a cell, so that its own `#` are not taken for the heading's.
    static let cellEnd: [UInt8] = [0xEF, 0xB7, 0x91]
    /// In place of the `[` of a footnote's definition.
    static let definition: [UInt8] = [0xEF, 0xB7, 0x92]
    /// A heading that parts a footnote's definition from a list before it.
    static let separator: [UInt8] = [0xEF, 0xB7, 0x93]
    /// Within a `[^` that had a backslash before it, and on both sides of such a `~`.
    static let escaped: [UInt8] = [0xEF, 0xB7, 0x94]
    /// In place of a `'` that can only be an apostrophe, so that cmark does not take it for a quotation mark.
    static let apostrophe: [UInt8] = [0xEF, 0xB7, 0x95]
    /// The last bytes of what makes an ``Insert``'s mark.
    static let inserts: ClosedRange<UInt8> = 0x96...0xAF

    /// The text with marks for escaped characters and, where the language has other quotation marks than
    /// English, for those that the author typed as curly. Noncharacters of the author's own become U+FFFD.
    ///
    /// - Parameter keepsInserts: those that make the marks of inserts are the caller's, not the author's.
    static func prepare(
        _ bytes: [UInt8], marksQuotes: Bool, keepsInserts: Bool = false
    ) -> (text: [UInt8], quotesAreMarked: Bool) {
        // Where the author uses the editorial marks themselves, curly quotation marks stay what they are.
        let marksQuotes =
            marksQuotes && !contains(bytes) { $0 == 0xE2 && $1 == 0xB8 && (0x82...0x85).contains($2) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\\") {
                output += [byte, next]
                index += 2
            } else if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "["), third == UInt8(ascii: "^") {
                output += [byte, next] + escaped
                index += 2
            } else if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "~") {
                output += escaped + [byte, next] + escaped
                index += 2
            } else if byte == UInt8(ascii: "'"), let elision = Elision(in: bytes, at: index) {
                output += elision.marked
                index += elision.length
            } else if byte == 0xEF, next == 0xB7, (0x90...0xAF).contains(third),
                !(keepsInserts && inserts.contains(third))
            {
                output += "\u{FFFD}".utf8
                index += 3
            } else if marksQuotes, byte == 0xE2, next == 0x80,
                let mark = quotes.firstIndex(of: third)
            {
                output += [0xE2, 0xB8, 0x82 + UInt8(mark)]
                index += 3
            } else {
                output.append(byte)
                index += 1
            }
        }
        return (output, marksQuotes)
    }

    /// A text with ’ for the marks of apostrophes; nil where it has none.
    static func settingApostrophes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.contains(apostrophe[0]) else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == apostrophe[0], text[index...].starts(with: apostrophe) {
                output += "’".utf8
                index += apostrophe.count
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    /// The text as the author wrote it, all marks gone, but for those of inserts where they are to be filled.
    static func restore(_ bytes: [UInt8], quotesAreMarked: Bool, keepsInserts: Bool = false) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if index + 2 < bytes.count {
                let (first, second, third) = (bytes[index], bytes[index + 1], bytes[index + 2])
                if first == 0xEF, second == 0xB7, (0x90...0xAF).contains(third),
                    !(keepsInserts && inserts.contains(third))
                {
                    if third == 0x92 { output.append(UInt8(ascii: "[")) }
                    if third == 0x95 { output.append(UInt8(ascii: "'")) }
                    index += 3
                    continue
                }
                if quotesAreMarked, first == 0xE2, second == 0xB8, (0x82...0x85).contains(third) {
                    output += [0xE2, 0x80, quotes[Int(third - 0x82)]]
                    index += 3
                    continue
                }
            }
            output.append(bytes[index])
            index += 1
        }
        return output
    }

    /// The last bytes of “ ” ‘ ’.
    private static let quotes: [UInt8] = [0x9C, 0x9D, 0x98, 0x99]

    private static func contains(_ bytes: [UInt8], where isMatch: (UInt8, UInt8, UInt8) -> Bool) -> Bool {
        guard bytes.count >= 3 else { return false }
        return (2..<bytes.count).contains { isMatch(bytes[$0 - 2], bytes[$0 - 1], bytes[$0]) }
    }
}
