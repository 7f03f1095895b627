extension Filter {
    static let numberFilters: [Filter] = [
        Filter("abs", .number, gives: { $0.isNumeric ? $0.present : .number }) { value, _ in
            if let integer = value.wholeNumber { return .integer(Int(clamping: integer.magnitude)) }
            return value.double.map { .number($0.magnitude) } ?? .none
        },
        Filter(
            "int", .anything,
            [.init("default", .integer, .integer(0)), .init("base", .integer, .integer(10))],
            gives: { _ in .integer }
        ) { value, arguments in
            integer(of: value, base: arguments[1].wholeNumber ?? 10).map(Value.integer) ?? arguments[0]
        },
        Filter("float", .anything, [.init("default", .number, .number(0))], gives: { _ in .number }) {
            value, arguments in
            number(of: value).map(Value.number) ?? arguments[0]
        },
        Filter(
            "round", .number,
            [.init("precision", .integer, .integer(0)), .init("method", .text, .text("common"))],
            gives: { $0.present == .integer ? .integer : .number }
        ) { value, arguments in
            rounded(value, places: arguments[0].wholeNumber ?? 0, method: arguments[1].plainText)
        },
        Filter("filesizeformat", .number, [.init("binary", .flag, .flag(false))], gives: { _ in .text }) {
            value, arguments in
            .text(fileSize(number(of: value) ?? 0, isBinary: arguments[0].isTrue))
        },
    ]

    private static func integer(of value: Value, base: Int) -> Int? {
        if let integer = value.wholeNumber { return integer }
        if case .number(let number) = value { return Int(exactly: number.rounded(.towardZero)) }
        guard let bytes = value.bytes else { return nil }
        let text = String(decoding: Lines.trimmed(bytes, of: nil), as: UTF8.self).replacing("_", with: "")
        if base == 16 || base == 8 || base == 2 {
            let prefix = base == 16 ? "0x" : base == 8 ? "0o" : "0b"
            return Int(text.hasPrefix(prefix) ? String(text.dropFirst(2)) : text, radix: base)
        }
        if let integer = Int(text, radix: (2...36).contains(base) ? base : 10) { return integer }
        return number(of: value).flatMap { Int(exactly: $0.rounded(.towardZero)) }
    }

    /// A number, or one that a text says.
    static func number(of value: Value) -> Double? {
        if let number = value.double { return number }
        guard let bytes = value.bytes else { return nil }
        let text = Lines.trimmed(bytes, of: nil)
        // Swift also reads hexadecimal numbers, Python does not.
        guard !text.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return nil }
        return Double(String(decoding: text, as: UTF8.self))
    }

    private static func rounded(_ value: Value, places: Int, method: [UInt8]) -> Value {
        guard let number = value.double else { return .none }
        let places = Swift.max(-15, Swift.min(places, 15))
        let power = places < 0 ? 1 / powerOfTen(-places) : powerOfTen(places)
        if method.elementsEqual("ceil".utf8) { return .number((number * power).rounded(.up) / power) }
        if method.elementsEqual("floor".utf8) { return .number((number * power).rounded(.down) / power) }
        if let integer = value.wholeNumber, places >= 0 { return .integer(integer) }
        if places < 0 {
            let rounded = (number * power).rounded(.toNearestOrEven) / power
            return value.wholeNumber == nil ? .number(rounded) : .integer(Int(clamping: rounded))
        }
        return .number(
            Double(String(decoding: NumberText.fixed(number, places: places), as: UTF8.self)) ?? number)
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    private static func fileSize(_ size: Double, isBinary: Bool) -> [UInt8] {
        let base: Double = isBinary ? 1_024 : 1_000
        if size == 1 { return Array("1 Byte".utf8) }
        if size < base { return Array("\(Int(clamping: size)) Bytes".utf8) }
        let letters = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
        var unit = base
        var letter = 0
        while size >= unit * base, letter < letters.count - 1 {
            unit *= base
            letter += 1
        }
        let name = isBinary ? letters[letter].uppercased() + "iB" : letters[letter] + "B"
        return NumberText.fixed(base * size / (unit * base), places: 1) + Array(" \(name)".utf8)
    }
}
