import Newsroom

extension Value {
    /// What printing the value gives, before any escaping.
    var plainText: [UInt8] {
        switch self {
        case .none: []
        case .flag(let flag): Array((flag ? "True" : "False").utf8)
        case .integer(let integer): Array(String(integer).utf8)
        case .number(let number): NumberText.bytes(number)
        case .text(let bytes), .markup(let bytes): bytes
        case .string(let string): Array(string.utf8)
        case .date(let moment): moment.iso8601Bytes
        case .list, .map, .record: representation(depth: 0)
        }
    }

    /// As text, or as markup where it is markup already.
    var asText: Value {
        switch self {
        case .text, .string, .markup: self
        default: .text(plainText)
        }
    }

    /// As Python writes a value inside a list. Deep nesting is cut short.
    private func representation(depth: Int) -> [UInt8] {
        guard depth < 8 else { return Array("...".utf8) }
        switch self {
        case .none: return Array("None".utf8)
        case .text(let bytes): return Self.quoted(bytes)
        case .string: return Self.quoted(plainText)
        case .markup(let bytes): return Array("Markup(".utf8) + Self.quoted(bytes) + Array(")".utf8)
        case .record(let record): return Array("<\(record.type.name)>".utf8)
        case .list(let items):
            let parts = items.map { $0.representation(depth: depth + 1) }
            return Array("[".utf8) + Array(parts.joined(separator: Array(", ".utf8))) + Array("]".utf8)
        case .map(let entries):
            let parts = entries.map {
                $0.key.representation(depth: depth + 1) + Array(": ".utf8)
                    + $0.value.representation(depth: depth + 1)
            }
            return Array("{".utf8) + Array(parts.joined(separator: Array(", ".utf8))) + Array("}".utf8)
        default: return plainText
        }
    }

    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        let single = UInt8(ascii: "'")
        let double = UInt8(ascii: "\"")
        let quote = bytes.contains(single) && !bytes.contains(double) ? double : single
        var text = [quote]
        for byte in bytes {
            switch byte {
            case quote, UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): text += Array("\\n".utf8)
            case UInt8(ascii: "\r"): text += Array("\\r".utf8)
            case UInt8(ascii: "\t"): text += Array("\\t".utf8)
            default: text.append(byte)
            }
        }
        return text + [quote]
    }
}
