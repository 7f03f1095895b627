extension String {
    /// With single spaces in place of all white space, and none at its ends: as headlines and names are.
    var onOneLine: String {
        var last = UInt8(ascii: " ")
        let isDone = utf8.allSatisfy { byte in
            defer { last = byte }
            return (0x21..<0x7F).contains(byte) || byte == UInt8(ascii: " ") && last != byte
        }
        if isDone, last != UInt8(ascii: " ") { return self }
        return split(whereSeparator: \.isWhitespace).joined(separator: " ")
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
