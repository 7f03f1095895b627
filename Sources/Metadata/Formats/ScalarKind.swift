/// What an unquoted YAML scalar stands for, by the core schema of YAML 1.2: dates, times, `yes` and `0x10` are
/// text there, and so are numbers with leading zeros, which are postcodes and telephone numbers.
enum ScalarKind {
    static func kind(ofPlain text: String) -> MetadataNode.Kind {
        // The words and numbers below begin with these; most texts do not.
        guard let first = text.utf8.first else { return .none }
        guard "~nNtTfF-0123456789".utf8.contains(first) else { return .text }
        switch text {
        case "~", "null", "Null", "NULL": return .none
        case "true", "True", "TRUE": return .flag(true)
        case "false", "False", "FALSE": return .flag(false)
        default: break
        }
        guard isNumber(text) else { return .text }
        if let integer = Int(text) { return .integer(integer) }
        guard text.contains(where: { $0 == "." || $0 == "e" || $0 == "E" }), let number = Double(text),
            number.isFinite
        else { return .text }
        return .number(number)
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`, the numbers of JSON.
    static func isNumber(_ text: some StringProtocol) -> Bool {
        var rest = Array(text.utf8)[...]
        func digits() -> Int {
            let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
