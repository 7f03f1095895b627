extension Filter {
    static let htmlFilters: [Filter] = [
        Filter("safe", .anything, gives: { _ in .markup }) { value, _ in .markup(value.plainText) },
        Filter("escape", .anything, gives: { _ in .markup }) { value, _ in value.asMarkup },
        Filter("forceescape", .anything, gives: { _ in .markup }) { value, _ in
            Value.text(value.plainText).asMarkup
        },
        Filter("striptags", .text, gives: { _ in .text }) { value, _ in
            .text(TagStripper.stripped(value.plainText))
        },
        Filter("tojson", .anything, [.init("indent", .integer, Value.none)], gives: { _ in .json }) {
            value, arguments in
            .markup(JSONText.bytes(value, indent: arguments[0].wholeNumber))
        },
        Filter("xmlattr", .map, [.init("autospace", .flag, .flag(true))], gives: { _ in .markup }) {
            value, arguments in
            guard case .map(let entries) = value else { return .markup("") }
            let attributes = entries.compactMap(attribute)
            let joined = Array(attributes.joined(separator: [UInt8(ascii: " ")]))
            return .markup(arguments[0].isTrue && !joined.isEmpty ? [UInt8(ascii: " ")] + joined : joined)
        },
        Filter("urlencode", .anything, gives: { _ in .text }) { value, _ in
            guard let pairs = pairs(of: value) else { return .text(encoded(value.plainText, isQuery: false)) }
            let parts = pairs.map { key, value in
                encoded(key.plainText, isQuery: true) + [UInt8(ascii: "=")]
                    + encoded(value.plainText, isQuery: true)
            }
            return .text(Array(parts.joined(separator: [UInt8(ascii: "&")])))
        },
    ]

    /// `name="value"`, the value as the attribute demands; nothing for an absent value or a name that would end the name.
    private static func attribute(_ entry: MapEntry) -> [UInt8]? {
        let name = entry.key.plainText
        let isWhole = !name.contains { Scalars.isSpace($0) || "/>=".utf8.contains($0) }
        guard !entry.value.isNone, isWhole else { return nil }
        var attribute = entry.key.asMarkup.plainText + Array("=\"".utf8)
        let lowered = Array(String(decoding: name, as: UTF8.self).lowercased().utf8)
        ValueWriter.write(entry.value, EscapeMode(ofAttribute: lowered), into: &attribute)
        return attribute + Array("\"".utf8)
    }

    private static func pairs(of value: Value) -> [(Value, Value)]? {
        switch value {
        case .map(let entries): entries.map { ($0.key, $0.value) }
        case .list(let items):
            items.compactMap { item in
                if case .list(let pair) = item, pair.count == 2 { (pair[0], pair[1]) } else { nil }
            }
        default: nil
        }
    }

    private static func encoded(_ bytes: [UInt8], isQuery: Bool) -> [UInt8] {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "~"):
                out.append(byte)
            case UInt8(ascii: "/") where !isQuery: out.append(byte)
            case UInt8(ascii: " ") where isQuery: out.append(UInt8(ascii: "+"))
            default: out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return out
    }
}
