import Newsroom

/// JSON (RFC 8259) with the places and order of keys, which Foundation's reader does not tell.
enum JSONMetadata {
    static func parse(_ block: MetadataBlock) throws(MetadataProblem) -> MetadataNode {
        var parser = JSONParser(block: block)
        return try parser.document()
    }
}

private struct JSONParser {
    private let block: MetadataBlock
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    init(block: MetadataBlock) {
        self.block = block
        bytes = block.source.bytes
        end = block.range.upperBound
        index = block.range.lowerBound
    }

    mutating func document() throws(MetadataProblem) -> MetadataNode {
        skipSpace()
        guard index < end else { return block.empty }
        let node = try value(level: 0)
        skipSpace()
        guard index == end else { throw problem("something stands after the end of the JSON") }
        return node
    }

    private mutating func value(level: Int) throws(MetadataProblem) -> MetadataNode {
        guard level <= MetadataFormat.deepestLevel else {
            throw problem("lists and maps stand too deep in each other")
        }
        let start = index
        switch peek {
        case UInt8(ascii: "{"): return try map(level: level)
        case UInt8(ascii: "["): return try list(level: level)
        case UInt8(ascii: "\""):
            let text = try text()
            return MetadataNode(.text, text: text, at: spot(from: start))
        default: return try word()
        }
    }

    private mutating func map(level: Int) throws(MetadataProblem) -> MetadataNode {
        let spot = MetadataSpot(index..<index, of: block)
        var entries: [MetadataEntry] = []
        var names: Set<String> = []
        index += 1
        skipSpace()
        if skip("}") { return MetadataNode(.map([]), at: spot) }
        repeat {
            skipSpace()
            let start = index
            guard peek == UInt8(ascii: "\"") else {
                throw problem("expected a key in double quotes", hint: "write it as `\"title\": \"…\"`")
            }
            let key = try text()
            let keySpot = self.spot(from: start)
            guard names.insert(key).inserted else {
                throw MetadataProblem(
                    "`\(key)` is given twice", at: keySpot.place, hint: "keep one of the two")
            }
            skipSpace()
            guard skip(":") else { throw problem("expected `:` after the key") }
            skipSpace()
            entries.append(MetadataEntry(key: key, at: keySpot, value: try value(level: level + 1)))
            skipSpace()
        } while skip(",")
        guard skip("}") else { throw problem("expected `,` or `}`") }
        return MetadataNode(.map(entries), at: spot)
    }

    private mutating func list(level: Int) throws(MetadataProblem) -> MetadataNode {
        let spot = MetadataSpot(index..<index, of: block)
        var nodes: [MetadataNode] = []
        index += 1
        skipSpace()
        if skip("]") { return MetadataNode(.list([]), at: spot) }
        repeat {
            skipSpace()
            nodes.append(try value(level: level + 1))
            skipSpace()
        } while skip(",")
        guard skip("]") else { throw problem("expected `,` or `]`") }
        return MetadataNode(.list(nodes), at: spot)
    }

    private mutating func word() throws(MetadataProblem) -> MetadataNode {
        let start = index
        while index < end, isWordByte(bytes[index]) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        let spot = spot(from: start)
        switch text {
        case "true": return MetadataNode(.flag(true), text: text, at: spot)
        case "false": return MetadataNode(.flag(false), text: text, at: spot)
        case "null": return MetadataNode(.none, at: spot)
        default: break
        }
        let kind = ScalarKind.kind(ofPlain: text)
        guard ScalarKind.isNumber(text), kind != .text else {
            throw MetadataProblem(
                "this is no JSON value", at: spot.place,
                hint: "put texts in double quotes; no comma after the last value")
        }
        return MetadataNode(kind, text: text, at: spot)
    }

    private mutating func text() throws(MetadataProblem) -> String {
        let start = index
        var text: [UInt8] = []
        index += 1
        while index < end {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
            case 0..<0x20:
                index -= 1
                throw problem(
                    "a text ends at the end of its line", hint: "write a line end inside a text as `\\n`")
            default: text.append(byte)
            }
        }
        throw MetadataProblem("a quotation mark is not closed", at: block.place(at: start))
    }

    private mutating func escape() throws(MetadataProblem) -> Unicode.Scalar {
        guard index < end else { throw problem("a quotation mark is not closed") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            index -= 1
            throw problem("unknown escape after a backslash", hint: "write a backslash as `\\\\`")
        }
    }

    /// The hexadecimal digits of `\u`, with those of a second half where the first is one of a surrogate pair.
    private mutating func unicodeEscape() throws(MetadataProblem) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), skip("\\"), skip("u") else {
            throw problem("`\\u` gives half of a character")
        }
        let second = try codeUnit()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw problem("`\\u` gives half of a character") }
        return scalar
    }

    private mutating func codeUnit() throws(MetadataProblem) -> UInt32 {
        let digits = bytes[index..<Swift.min(index + 4, end)]
        guard digits.count == 4, digits.allSatisfy(isHexadecimal),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("expected four hexadecimal digits after `\\u`") }
        index += 4
        return unit
    }

    private func isHexadecimal(_ byte: UInt8) -> Bool {
        isWordByte(byte) && Character(Unicode.Scalar(byte)).isHexDigit
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private var peek: UInt8? { index < end ? bytes[index] : nil }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard let byte = peek, Unicode.Scalar(byte) == scalar else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private func spot(from start: Int) -> MetadataSpot { MetadataSpot(start..<index, of: block) }

    private func problem(_ summary: String, hint: String? = nil) -> MetadataProblem {
        MetadataProblem(summary, at: block.place(at: Swift.min(index, Swift.max(end - 1, 0))), hint: hint)
    }
}
