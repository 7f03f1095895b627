/// Unicode scalars in UTF-8 bytes: what Python and Jinja count as characters.
enum Scalars {
    static func count(_ bytes: [UInt8]) -> Int {
        bytes.count { $0 & 0b1100_0000 != 0b1000_0000 }
    }

    static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices.dropFirst() where bytes[index] & 0b1100_0000 != 0b1000_0000 {
            parts.append(bytes[start..<index])
            start = index
        }
        if start < bytes.count { parts.append(bytes[start...]) }
        return parts
    }

    /// The first `count` characters, or all.
    static func prefix(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
        guard count > 0 else { return [] }
        var seen = 0
        for index in bytes.indices where bytes[index] & 0b1100_0000 != 0b1000_0000 {
            if seen == count { return Array(bytes[..<index]) }
            seen += 1
        }
        return bytes
    }

    /// What Python takes for white space, among single bytes.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte)
    }

    /// The scalars of a text; broken UTF-8 becomes U+FFFD.
    static func decode(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar] {
        Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)
    }

    static func encode(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in scalars {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return bytes
    }
}
