extension Int {
    /// The number, which is 0 or more, with zeros in front where it has fewer digits than that.
    package func padded(to width: Int = 2) -> String {
        var digits: [UInt8] = []
        digits.append(self, digits: width)
        return String(decoding: digits, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Appends a number, which is 0 or more, in decimal, with zeros in front where it has fewer digits than that.
    package mutating func append(_ number: Int, digits: Int = 2) {
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
