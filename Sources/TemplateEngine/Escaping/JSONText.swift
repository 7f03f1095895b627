import Newsroom

/// Writes values as JSON that is safe in a script: the bytes are those of Jinja's `tojson`.
enum JSONText {
    /// Deeper values are written as null.
    private static let greatestDepth = 32

    static func bytes(_ value: Value, indent: Int? = nil) -> [UInt8] {
        var out: [UInt8] = []
        write(value, indent: indent, depth: 0, into: &out)
        return out
    }

    static func write(_ value: Value, indent: Int?, depth: Int, into out: inout [UInt8]) {
        switch value {
        case .none, .record: out += Array("null".utf8)
        case .flag(let flag): out += Array((flag ? "true" : "false").utf8)
        case .integer: out += value.plainText
        case .date: value.plainText.withUnsafeBufferPointer { writeText($0, into: &out) }
        case .number(let number):
            out += number.isFinite ? NumberText.bytes(number) : Array("null".utf8)
        case .text, .string, .markup: _ = value.withBytes { writeText($0, into: &out) }
        case .list(let items):
            guard depth < greatestDepth else { return out += Array("null".utf8) }
            writeParts(items, brackets: "[]", indent: indent, depth: depth, into: &out) { item, out in
                write(item, indent: indent, depth: depth + 1, into: &out)
            }
        case .map(let entries):
            guard depth < greatestDepth else { return out += Array("null".utf8) }
            let sorted = entries.sorted { $0.key.sortsBefore($1.key) }
            writeParts(sorted, brackets: "{}", indent: indent, depth: depth, into: &out) { entry, out in
                entry.key.plainText.withUnsafeBufferPointer { writeText($0, into: &out) }
                out += Array(": ".utf8)
                write(entry.value, indent: indent, depth: depth + 1, into: &out)
            }
        }
    }

    private static func writeParts<Part>(
        _ parts: [Part], brackets: String, indent: Int?, depth: Int, into out: inout [UInt8],
        write: (Part, inout [UInt8]) -> Void
    ) {
        let brackets = Array(brackets.utf8)
        out.append(brackets[0])
        for (index, part) in parts.enumerated() {
            if index > 0 { out += Array((indent == nil ? ", " : ",").utf8) }
            startLine(indent, depth + 1, into: &out)
            write(part, &out)
        }
        if !parts.isEmpty { startLine(indent, depth, into: &out) }
        out.append(brackets[1])
    }

    private static func startLine(_ indent: Int?, _ depth: Int, into out: inout [UInt8]) {
        guard let indent else { return }
        out.append(UInt8(ascii: "\n"))
        out += [UInt8](repeating: UInt8(ascii: " "), count: Swift.max(0, Swift.min(indent, 16)) * depth)
    }

    private static func writeText(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        if bytes.hold(anyThat: isSpecial) {
            for unit in String(decoding: bytes, as: UTF8.self).utf16 { write(unit, into: &out) }
        } else {
            out.append(copying: bytes)
        }
        out.append(UInt8(ascii: "\""))
    }

    /// 1 or 0.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> UInt8 {
        let isOther: UInt8 = (byte < 0x20 ? 1 : 0) | (byte >= 0x80 ? 1 : 0)
        let isQuote: UInt8 = (byte == UInt8(ascii: "\"") ? 1 : 0) | (byte == UInt8(ascii: "'") ? 1 : 0)
        let isBracket: UInt8 = (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: ">") ? 1 : 0)
        let isSign: UInt8 = (byte == UInt8(ascii: "\\") ? 1 : 0) | (byte == UInt8(ascii: "&") ? 1 : 0)
        return isOther | isQuote | isBracket | isSign
    }

    private static func write(_ unit: UInt16, into out: inout [UInt8]) {
        switch unit {
        case 0x22: out += Array("\\\"".utf8)
        case 0x5C: out += Array("\\\\".utf8)
        case 0x08: out += Array("\\b".utf8)
        case 0x09: out += Array("\\t".utf8)
        case 0x0A: out += Array("\\n".utf8)
        case 0x0C: out += Array("\\f".utf8)
        case 0x0D: out += Array("\\r".utf8)
        case _ where unit < 0x80 && isSpecial(UInt8(unit)) == 0: out.append(UInt8(unit))
        default:
            let digits = String(unit, radix: 16)
            out += Array("\\u".utf8) + [UInt8](repeating: UInt8(ascii: "0"), count: 4 - digits.count)
            out += Array(digits.utf8)
        }
    }
}
