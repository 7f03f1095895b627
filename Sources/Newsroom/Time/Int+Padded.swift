extension Int {
    /// The number, which is 0 or more, with zeros in front where it has fewer digits than that.
    package func padded(to width: Int = 2) -> String {
        var digits: [UInt8] = []
        digits.appendDecimal(self, digits: width)
        return String(decoding: digits, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Appends a number, which is 0 or more, in decimal, with zeros in front where it has fewer digits than that;
    /// one below 0 as it is.
    package mutating func appendDecimal(_ number: Int, digits: Int = 2) {
        guard number >= 0 else { return append(contentsOf: String(number).utf8) }
        if digits == 2, number < 100 {
            // Months, days, hours: nearly all that is asked for.
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
            return
        }
        var place = 1
        var count = 1
        while count < digits || number / place >= 10 {
            place *= 10
            count += 1
        }
        while place > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
            place /= 10
        }
    }
}
