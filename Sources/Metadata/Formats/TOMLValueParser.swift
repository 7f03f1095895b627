import Newsroom

/// The values of TOML.
enum TOMLValueParser {
    static func value(_ scanner: inout TOMLScanner, level: Int) throws(MetadataProblem) -> MetadataNode {
        guard level <= MetadataFormat.deepestLevel else {
            throw scanner.problem("lists and maps stand too deep in each other")
        }
        scanner.skipSpaces()
        let start = scanner.index
        switch scanner.peek {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let text = try scanner.text()
            return MetadataNode(.text, text: text, at: scanner.spot(from: start))
        case UInt8(ascii: "["): return try list(&scanner, level: level)
        case UInt8(ascii: "{"): return try map(&scanner, level: level)
        default:
            let word = scanner.word()
            guard let kind = kind(of: word) else {
                throw MetadataProblem(
                    word.isEmpty ? "the key has no value" : "this is no TOML value",
                    at: scanner.spot(from: start).place,
                    hint: "write texts as `key = \"value\"`, with the quotation marks")
            }
            return MetadataNode(kind, text: word, at: scanner.spot(from: start))
        }
    }

    private static func list(_ scanner: inout TOMLScanner, level: Int) throws(MetadataProblem) -> MetadataNode
    {
        let spot = scanner.spot(from: scanner.index)
        var nodes: [MetadataNode] = []
        _ = scanner.skip("[")
        repeat {
            guard scanner.skipToStatement() else {
                throw MetadataProblem("the list is not closed", at: spot.place)
            }
            if scanner.peek == UInt8(ascii: "]") { break }
            nodes.append(try value(&scanner, level: level + 1))
            guard scanner.skipToStatement() else {
                throw MetadataProblem("the list is not closed", at: spot.place)
            }
        } while scanner.skip(",")
        guard scanner.skip("]") else { throw scanner.problem("expected `,` or `]`") }
        return MetadataNode(.list(nodes), at: spot)
    }

    private static func map(_ scanner: inout TOMLScanner, level: Int) throws(MetadataProblem) -> MetadataNode
    {
        let spot = scanner.spot(from: scanner.index)
        let table = TOMLTable(at: spot)
        _ = scanner.skip("{")
        if scanner.skip("}") { return table.node }
        repeat {
            let path = try scanner.keyPath()
            guard scanner.skip("=") else { throw scanner.problem("expected `=` after the key") }
            try table.set(try value(&scanner, level: level + path.count), at: path)
        } while scanner.skip(",")
        guard scanner.skip("}") else { throw scanner.problem("expected `,` or `}`") }
        return table.node
    }

    private static func kind(of word: String) -> MetadataNode.Kind? {
        switch word {
        case "": return nil
        case "true": return .flag(true)
        case "false": return .flag(false)
        default: break
        }
        if isDate(word) { return .text }
        let unsigned = word.first == "+" || word.first == "-" ? word.dropFirst() : word[...]
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
            return Int(plain(word.dropFirst(2)), radix: radix).map { .integer($0) }
        }
        if unsigned == "inf" || unsigned == "nan" { return .text }
        guard unsigned.first?.isNumber == true, ScalarKind.isNumber(plain(unsigned)) else { return nil }
        let text = plain(word)
        if let integer = Int(text) { return .integer(integer) }
        return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    }

    private static func plain(_ digits: some StringProtocol) -> String { String(digits.filter { $0 != "_" }) }

    /// A date or time of day, or something that is meant to be one, which the reader of dates then refuses.
    private static func isDate(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        guard bytes.count >= 5, bytes.allSatisfy({ "0123456789-:.+TtZz ".utf8.contains($0) }) else {
            return false
        }
        return bytes[4] == UInt8(ascii: "-") || bytes[2] == UInt8(ascii: ":")
    }
}
