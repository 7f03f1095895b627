extension String {
    /// With single spaces in place of all white space, and none at its ends: as headlines and names are.
    var onOneLine: String {
        var text = self
        if text.withUTF8(Self.isOnOneLine) { return self }
        return split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether bytes are beyond doubt what ``onOneLine`` makes of them.
    private static func isOnOneLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in bytes {
            guard (0x21..<0x7F).contains(byte) || byte == UInt8(ascii: " ") && last != byte else {
                return false
            }
            last = byte
        }
        return last != UInt8(ascii: " ")
    }

    /// Without spaces of any kind at either end.
    var trimmingSpaces: String {
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[start...end])
    }
}
