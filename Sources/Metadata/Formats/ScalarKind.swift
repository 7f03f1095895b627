/// What an unquoted YAML scalar stands for, by the core schema of YAML 1.2: dates, times, `yes` and `0x10` are
/// text there, and so are numbers with leading zeros, which are postcodes and telephone numbers.
enum ScalarKind {
    static func kind(ofPlain text: String) -> MetadataNode.Kind {
        guard let first = text.utf8.first else { return .none }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
            UInt8(ascii: "f"), UInt8(ascii: "F"):
            return word(text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number(text)
        default: return .text
        }
    }

    private static func word(_ text: String) -> MetadataNode.Kind {
        // As long as the longest of them.
        guard text.utf8.count <= 5 else { return .text }
        return switch text {
        case "~", "null", "Null", "NULL": .none
        case "true", "True", "TRUE": .flag(true)
        case "false", "False", "FALSE": .flag(false)
        default: .text
        }
    }

    private static func number(_ text: String) -> MetadataNode.Kind {
        guard isNumber(text) else { return .text }
        if let integer = Int(text) { return .integer(integer) }
        guard text.contains(where: { $0 == "." || $0 == "e" || $0 == "E" }), let number = Double(text),
            number.isFinite
        else { return .text }
        return .number(number)
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`, the numbers of JSON.
    static func isNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(isNumber)
    }

    private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var bytes = text.makeIterator()
        var next = bytes.next()
        func take(_ sign: Unicode.Scalar) -> Bool {
            guard let byte = next, Unicode.Scalar(byte) == sign else { return false }
            next = bytes.next()
            return true
        }
        func digits() -> Int {
            var count = 0
            while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                count += 1
                next = bytes.next()
            }
            return count
        }
        _ = take("-")
        let startsWithZero = next == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        if take("."), digits() == 0 { return false }
        if take("e") || take("E") {
            _ = take("-") || take("+")
            guard digits() > 0 else { return false }
        }
        return next == nil
    }
}
