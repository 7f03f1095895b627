import Newsroom

/// Writes values into addresses: schemes from an allowlist, everything else percent-encoded where needed.
enum Address {
    static let blocked = Array("about:invalid#blocked".utf8)

    /// A value that begins an address.
    static func start(_ bytes: [UInt8], into out: inout [UInt8]) {
        let trimmed = bytes.first.map { $0 > 0x20 } ?? true ? bytes : Array(bytes.drop { $0 <= 0x20 })
        guard isAllowed(trimmed) else {
            out += blocked
            return
        }
        rest(trimmed, into: &out)
    }

    /// A value that may begin an address, complete its scheme or follow one: what has been written since the
    /// attribute's quote decides. A quote that is not the attribute's makes the answer only more careful.
    static func unknown(_ bytes: [UInt8], into out: inout [UInt8]) {
        let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
        let written = out.suffix(farthest).reversed().prefix { !isQuote($0) }
        if written.contains(where: { isSlash($0) || $0 == UInt8(ascii: ":") }) {
            rest(bytes, into: &out)
        } else if written.allSatisfy({ $0 <= 0x20 }) {
            start(bytes, into: &out)
        } else {
            scheme(bytes, into: &out)
        }
    }

    /// How far back an address is looked at. What is longer, without a `/`, is taken for a scheme.
    private static let farthest = 256

    /// A value after what may be the beginning of a scheme: it cannot complete one.
    private static func scheme(_ bytes: [UInt8], into out: inout [UInt8]) {
        var isOpen = true
        var safe: [UInt8] = []
        for byte in bytes {
            if isSlash(byte) { isOpen = false }
            if byte == UInt8(ascii: ":"), isOpen { safe += Array("%3A".utf8) } else { safe.append(byte) }
        }
        rest(safe, into: &out)
    }

    private static func isSlash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// Whether an address is relative or has a scheme of the allowlist. A scheme with anything unusual in it,
    /// such as the line ends that browsers pass over, is none of the allowlist's.
    private static func isAllowed(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() {
            if isSlash(byte) { return true }
            if byte == UInt8(ascii: ":") {
                let scheme = String(decoding: bytes[..<index], as: UTF8.self).lowercased()
                return AttributeValue.schemes.contains(scheme)
            }
        }
        return true
    }

    /// A value after which the scheme is settled: percent-encodes what no address can hold, keeps what is
    /// encoded already, escapes for an attribute.
    static func rest(_ bytes: [UInt8], into out: inout [UInt8]) {
        let kept = kept
        if bytes.allSatisfy({ kept[Int($0)] }) { return out.append(copying: bytes) }
        for (index, byte) in bytes.enumerated() {
            if kept[Int(byte)] {
                out.append(byte)
            } else if byte == UInt8(ascii: "&") {
                out.append(copying: "&amp;")
            } else if byte == UInt8(ascii: "%"), isEncoded(bytes, at: index) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
    }

    private static func isEncoded(_ bytes: [UInt8], at index: Int) -> Bool {
        index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }

    private static let hex = Array("0123456789ABCDEF".utf8)

    private static let kept: [Bool] = {
        let signs = Array(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$*+,;=".utf8)
        return (0..<256).map { signs.contains(UInt8($0)) }
    }()

    /// A list of pictures with their widths: one address that is not allowed blocks the whole.
    static func sourceSet(_ bytes: [UInt8], into out: inout [UInt8]) {
        for candidate in bytes.split(separator: UInt8(ascii: ",")) {
            guard isAllowed(Array(candidate.drop { $0 <= 0x20 })) else {
                out += blocked
                return
            }
        }
        Escape.html(bytes, into: &out)
    }

    /// Addresses with `;` between them, of an animation: one that is not allowed blocks the whole.
    static func list(_ bytes: [UInt8], into out: inout [UInt8]) {
        write(bytes, checking: bytes.split(separator: UInt8(ascii: ";")), into: &out)
    }

    /// The same after what settles the first address.
    static func listRest(_ bytes: [UInt8], into out: inout [UInt8]) {
        let parts = bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        write(bytes, checking: Array(parts.dropFirst()), into: &out)
    }

    private static func write(
        _ bytes: [UInt8], checking addresses: [ArraySlice<UInt8>], into out: inout [UInt8]
    ) {
        if addresses.allSatisfy({ isAllowed(Array($0.drop { $0 <= 0x20 })) }) {
            Escape.html(bytes, into: &out)
        } else {
            out += blocked
        }
    }

    /// `5; url=…`: blocks addresses that are not allowed.
    static func refresh(_ bytes: [UInt8], into out: inout [UInt8]) {
        let delay = bytes.prefix {
            $0 <= 0x20 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
        }
        var target = bytes[delay.endIndex...].drop {
            $0 <= 0x20 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",")
        }
        if String(decoding: target.prefix(3), as: UTF8.self).lowercased() == "url" {
            target = target.dropFirst(3).drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
        }
        target = target.drop { $0 <= 0x20 || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
        guard isAllowed(Array(target)) else {
            Escape.html(Array(delay), into: &out)
            out += Array(";url=".utf8) + blocked
            return
        }
        Escape.html(bytes, into: &out)
    }
}
