/// The exact decimal digits of a binary number, for rounding without a library's formatter.
struct ExactDecimal {
    /// Digits of the whole part, most significant first, and of the fraction.
    private var whole: [UInt8] = [0]
    private var fraction: [UInt8] = []

    init(_ number: Double) {
        var significand = number.significandBitPattern
        var exponent = Int(number.exponentBitPattern) - 1_075
        if number.isNormal { significand |= 1 << 52 } else { exponent += 1 }
        whole = String(significand).utf8.map { $0 - UInt8(ascii: "0") }
        if exponent > 0 {
            for _ in 0..<exponent { double() }
        } else {
            for _ in 0..<(-exponent) { halve() }
        }
    }

    /// The digits, as ASCII, with `places` of the fraction kept; half rounds to even. No leading zeros but one.
    func rounded(places: Int) -> [UInt8] {
        let places = Swift.max(places, 0)
        var digits = whole + fraction.prefix(places)
        digits += [UInt8](repeating: 0, count: Swift.max(0, places - fraction.count))
        let rest = fraction.dropFirst(places)
        if let first = rest.first {
            let isHalf = first == 5 && !rest.dropFirst().contains { $0 != 0 }
            if first > 5 || (first == 5 && !isHalf) || (isHalf && digits[digits.count - 1] % 2 == 1) {
                Self.increment(&digits)
            }
        }
        let leading = Swift.min(digits.prefix { $0 == 0 }.count, digits.count - 1)
        return digits.dropFirst(leading).map { $0 + UInt8(ascii: "0") }
    }

    private mutating func double() {
        var carry: UInt8 = 0
        for index in whole.indices.reversed() {
            let value = whole[index] * 2 + carry
            whole[index] = value % 10
            carry = value / 10
        }
        if carry > 0 { whole.insert(carry, at: 0) }
    }

    private mutating func halve() {
        var carry: UInt8 = 0
        for index in whole.indices {
            let value = whole[index] + carry * 10
            whole[index] = value / 2
            carry = value % 2
        }
        for index in fraction.indices {
            let value = fraction[index] + carry * 10
            fraction[index] = value / 2
            carry = value % 2
        }
        if carry > 0 { fraction.append(5) }
    }

    /// Adds one to the last of the digits.
    static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }
}
