/// The path of a request, decoded and checked.
enum SafePath {
    /// - Parameter path: Percent-encoded, from the host's root.
    /// - Returns: Nil for one that no page has: with "." or ".." as a part, a NUL, a backslash or broken UTF-8.
    static func decoded(_ path: Substring) -> String? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        var bytes: [UInt8] = []
        var rest = path.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let digits = String(rest.prefix(2)),
                digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
                let decoded = UInt8(digits, radix: 16)
            else { return nil }
            // An encoded slash is part of no name.
            if decoded == UInt8(ascii: "/") { return nil }
            bytes.append(decoded)
            rest = rest.dropFirst(2)
        }
        guard !bytes.contains(0), !bytes.contains(UInt8(ascii: "\\")),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard !parts.contains(where: { $0 == "." || $0 == ".." }), !parts.dropLast().contains("") else {
            return nil
        }
        return text
    }
}
