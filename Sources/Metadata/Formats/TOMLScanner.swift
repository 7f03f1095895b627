import Newsroom

/// Takes the signs, keys and texts of TOML off the front of a block.
struct TOMLScanner {
    let block: MetadataBlock
    private let bytes: [UInt8]
    private let end: Int
    private(set) var index: Int

    init(block: MetadataBlock) {
        self.block = block
        bytes = block.source.bytes
        end = block.range.upperBound
        index = block.range.lowerBound
    }

    var peek: UInt8? { index < end ? bytes[index] : nil }

    func problem(_ summary: String, hint: String? = nil) -> MetadataProblem {
        MetadataProblem(summary, at: block.place(at: index), hint: hint)
    }

    func spot(from start: Int) -> MetadataSpot { MetadataSpot(start..<index, of: block) }

    /// Skips spaces, then the sign.
    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        skipSpaces()
        guard let byte = peek, Unicode.Scalar(byte) == sign else { return false }
        index += 1
        return true
    }

    mutating func skipSpaces() {
        while let byte = peek, byte == 0x20 || byte == 0x09 { index += 1 }
    }

    /// Skips spaces, empty lines and comments. False at the end of the block.
    mutating func skipToStatement() -> Bool {
        while skipLineEnd() {
            if peek == nil { return false }
        }
        return true
    }

    /// Skips spaces, a comment and the line's end; false where something else stands there.
    mutating func skipLineEnd() -> Bool {
        skipSpaces()
        if peek == UInt8(ascii: "#") {
            while let byte = peek, byte != 0x0A, byte != 0x0D { index += 1 }
        }
        guard let byte = peek else { return true }
        guard byte == 0x0A || byte == 0x0D else { return false }
        index += 1
        if byte == 0x0D, peek == 0x0A { index += 1 }
        return true
    }

    /// Names joined by dots.
    mutating func keyPath() throws(MetadataProblem) -> [TOMLKey] {
        var path: [TOMLKey] = []
        repeat {
            guard path.count < MetadataFormat.deepestLevel else {
                throw problem("lists and maps stand too deep in each other")
            }
            skipSpaces()
            path.append(try key())
        } while skip(".")
        return path
    }

    private mutating func key() throws(MetadataProblem) -> TOMLKey {
        let start = index
        if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
            let name = try text()
            return TOMLKey(name: name, spot: spot(from: start))
        }
        while let byte = peek, Self.isNameByte(byte) { index += 1 }
        guard index > start else {
            throw problem(
                "expected a key", hint: "write it as `key = \"value\"`; put other keys than words in quotes")
        }
        return TOMLKey(name: String(decoding: bytes[start..<index], as: UTF8.self), spot: spot(from: start))
    }

    /// What stands before the next comma, bracket, comment or line end, without spaces at its end.
    mutating func word() -> String {
        let start = index
        while let byte = peek, !",]}#\n\r".utf8.contains(byte) { index += 1 }
        while index > start, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// A text in quotation marks of any of the four kinds.
    mutating func text() throws(MetadataProblem) -> String {
        let start = index
        guard let quote = peek else { throw problem("expected a text") }
        let isLong = bytes[index..<end].starts(with: [quote, quote, quote])
        index += isLong ? 3 : 1
        if isLong, peek == 0x0D { index += 1 }
        if isLong, peek == 0x0A { index += 1 }
        var text: [UInt8] = []
        while let byte = peek {
            if byte == quote, !isLong || bytes[index..<end].starts(with: [quote, quote, quote]) {
                if isLong {
                    // Up to two quotation marks of the text's own may stand before the three that end it.
                    let run = Swift.min(5, bytes[index..<end].prefix { $0 == quote }.count)
                    text += [UInt8](repeating: quote, count: run - 3)
                    index += run
                } else {
                    index += 1
                }
                return String(decoding: text, as: UTF8.self)
            }
            if !isLong, byte == 0x0A || byte == 0x0D { break }
            index += 1
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                if isLong, skipFoldedLineEnd() { continue }
                text += Array(String(try escape()).utf8)
            } else {
                text.append(byte)
            }
        }
        throw MetadataProblem("a quotation mark is not closed", at: block.place(at: start))
    }

    /// A backslash at the end of a line joins it with the next text.
    private mutating func skipFoldedLineEnd() -> Bool {
        let start = index
        skipSpaces()
        guard peek == 0x0A || peek == 0x0D else {
            index = start
            return false
        }
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
        return true
    }

    private mutating func escape() throws(MetadataProblem) -> Unicode.Scalar {
        let escapes: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t", UInt8(ascii: "n"): "\n",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r", UInt8(ascii: "\""): "\"",
            UInt8(ascii: "\\"): "\\",
        ]
        let byte = peek ?? 0
        if let scalar = escapes[byte] {
            index += 1
            return scalar
        }
        let count = byte == UInt8(ascii: "u") ? 4 : byte == UInt8(ascii: "U") ? 8 : 0
        let digits = bytes[Swift.min(index + 1, end)..<Swift.min(index + 1 + count, end)]
        guard count > 0, digits.count == count, digits.first != UInt8(ascii: "+"),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(value)
        else {
            throw problem(
                "unknown escape after a backslash", hint: "use single quotes, or write the backslash twice")
        }
        index += 1 + count
        return scalar
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
