import Newsroom

/// Writes text into HTML. Text that needs no escaping is copied in one piece.
enum Escape {
    /// As markupsafe: `&amp;` `&lt;` `&gt;` `&#39;` `&#34;`.
    static func html(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        write(bytes, table: allSigns, into: &out)
    }

    static func html(_ bytes: [UInt8], into out: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { html($0, into: &out) }
    }

    /// The same, but references stay what they are: `&amp;` is not escaped again.
    static func markup(_ bytes: [UInt8], into out: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { write($0, table: signsWithoutAmpersand, into: &out) }
    }

    private static let allSigns = signs("&<>\"'")
    private static let signsWithoutAmpersand = signs("<>\"'")

    private static func signs(_ signs: String) -> [Bool] {
        (0..<256).map { signs.utf8.contains(UInt8($0)) }
    }

    @inline(__always)
    private static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, table: [Bool], into out: inout [UInt8]
    ) {
        guard mayHoldSign(bytes) else { return out.append(copying: bytes) }
        table.withUnsafeBufferPointer { table in
            var start = 0
            for index in bytes.indices where table[Int(bytes[index])] {
                out.append(copying: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                out.append(copying: replacement(of: bytes[index]))
                start = index + 1
            }
            out.append(copying: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }

    private static func mayHoldSign(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.hold { byte in
            let isAmpersand: UInt8 = byte == UInt8(ascii: "&") ? 1 : 0
            let isBracket: UInt8 = (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: ">") ? 1 : 0)
            let isQuote: UInt8 = (byte == UInt8(ascii: "\"") ? 1 : 0) | (byte == UInt8(ascii: "'") ? 1 : 0)
            return isAmpersand | isBracket | isQuote
        }
    }

    private static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&#34;"
        default: "&#39;"
        }
    }

    /// CSS: everything but letters, digits, spaces and `-_.,#%` becomes a hexadecimal escape, so that a value
    /// can neither end a string nor add a declaration.
    static func style(_ bytes: [UInt8], into out: inout [UInt8]) {
        for scalar in Scalars.decode(bytes) {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", "-", "_", ".", ",", "#", "%":
                out.append(UInt8(truncatingIfNeeded: scalar.value))
            default:
                if scalar.value >= 0x80, scalar.properties.isAlphabetic {
                    out.append(copying: Scalars.encode([scalar]))
                } else {
                    out.append(copying: "\\\(String(scalar.value, radix: 16)) ")
                }
            }
        }
    }
}
