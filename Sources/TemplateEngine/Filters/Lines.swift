/// White space and lines, as Python sees them.
enum Lines {
    /// Without white space, or the characters given, at both ends.
    static func trimmed(_ bytes: [UInt8], of characters: [UInt8]?) -> [UInt8] {
        let set = characters.map(Scalars.decode)
        var scalars = Scalars.decode(bytes)[...]
        func goes(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? isSpace(scalar) }
        while let first = scalars.first, goes(first) { scalars.removeFirst() }
        while let last = scalars.last, goes(last) { scalars.removeLast() }
        return Scalars.encode(scalars)
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }

    static func split(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [Unicode.Scalar] = []
        var afterReturn = false
        var hasEnded = true
        for scalar in Scalars.decode(bytes) {
            if scalar == "\n", afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            switch scalar.value {
            case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
                lines.append(Scalars.encode(line))
                line = []
                hasEnded = true
            default:
                line.append(scalar)
                hasEnded = false
            }
        }
        if !hasEnded { lines.append(Scalars.encode(line)) }
        return lines
    }

    static func indented(_ bytes: [UInt8], by indent: [UInt8], first: Bool, blank: Bool) -> [UInt8] {
        let newline = UInt8(ascii: "\n")
        var result: [UInt8] = first ? indent : []
        for (index, line) in split(bytes + [newline]).enumerated() {
            if index > 0 {
                result.append(newline)
                if blank || !line.isEmpty { result += indent }
            }
            result += line
        }
        return result
    }

    /// Runs of white space become single spaces; none at the ends.
    static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
        let words = Scalars.decode(bytes).split(whereSeparator: isSpace)
        return Scalars.encode(words.joined(separator: [" "]))
    }
}
