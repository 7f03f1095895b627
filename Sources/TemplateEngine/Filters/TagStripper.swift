/// Takes comments and tags out of HTML, and resolves its character references.
enum TagStripper {
    static func stripped(_ bytes: [UInt8]) -> [UInt8] {
        var text = without(Array("<!--".utf8), Array("-->".utf8), bytes)
        text = without(Array("<".utf8), Array(">".utf8), text)
        return unescaped(Lines.collapsed(text))
    }

    private static func without(_ start: [UInt8], _ end: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while let from = ByteSearch.first(start, in: bytes, from: index),
            let to = ByteSearch.first(end, in: bytes, from: from)
        {
            result += bytes[index..<from]
            index = to + end.count
        }
        return result + bytes[index...]
    }

    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"),
                let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let character = character(named: String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
            {
                result += Array(character.utf8)
                index = end + 1
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func character(named name: String) -> String? {
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let isHex = digits.first == "x" || digits.first == "X"
            let code = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10)
            return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        }
        return names[name]
    }

    /// Those that prose uses.
    private static let names = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
        "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
        "laquo": "«", "raquo": "»", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "middot": "·",
        "euro": "€", "pound": "£", "cent": "¢", "yen": "¥", "sect": "§", "times": "×", "frac12": "½",
    ]
}
