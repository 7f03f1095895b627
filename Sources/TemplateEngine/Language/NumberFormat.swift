/// How a language writes numbers: its digits and signs, and how it groups the digits.
package struct NumberFormat: Hashable, Sendable {
    /// Ten, zero first.
    package var digits: [String]
    package var groupSeparator: String
    package var decimalSign: String
    /// What stands before a number below zero, and what after it.
    package var negativePrefix: String
    package var negativeSuffix: String
    /// How many digits stand in the last group; 0 where digits are not grouped.
    package var lastGroup: Int
    /// How many digits stand in each group before the last.
    package var otherGroups: Int
    /// How many digits must stand before the last group, for the number to be grouped at all: 2 in Spanish,
    /// which writes 1234 and 12.345.
    package var leastLeadingDigits: Int

    package init(
        digits: [String], groupSeparator: String, decimalSign: String, negativePrefix: String,
        negativeSuffix: String, lastGroup: Int, otherGroups: Int, leastLeadingDigits: Int
    ) {
        self.digits = digits
        self.groupSeparator = groupSeparator
        self.decimalSign = decimalSign
        self.negativePrefix = negativePrefix
        self.negativeSuffix = negativeSuffix
        self.lastGroup = lastGroup
        self.otherGroups = otherGroups
        self.leastLeadingDigits = leastLeadingDigits
    }

    package static let english = NumberFormat(
        digits: (0...9).map(String.init), groupSeparator: ",", decimalSign: ".", negativePrefix: "-",
        negativeSuffix: "", lastGroup: 3, otherGroups: 3, leastLeadingDigits: 1)
}

extension NumberFormat {
    /// The most digits that stand after the decimal sign where nothing says how many.
    private static let greatestPlaces = 3

    /// A number as a reader sees it, or none for what is no number.
    ///
    /// - Parameter places: How many digits stand after the decimal sign; by itself at most three, and no more
    ///   than needed. Half rounds to even.
    func text(of value: Value, places: Int?) -> Value {
        if let integer = value.wholeNumber
            ?? value.bytes.flatMap({ Int(String(decoding: $0, as: UTF8.self)) })
        {
            let zeros = [UInt8](repeating: 0, count: places ?? 0)
            let whole = String(integer.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
            return .text(written(whole[...], zeros[...], isNegative: integer < 0))
        }
        guard let number = Filter.number(of: value) else { return .none }
        guard number.isFinite else { return .text(NumberText.bytes(number)) }
        let kept = places ?? Self.greatestPlaces
        let digits = NumberText.rounded(number.magnitude, places: kept)
        let whole = digits.dropLast(kept)
        var fraction = digits.suffix(kept)
        if places == nil { while fraction.last == 0 { fraction.removeLast() } }
        return .text(written(whole, fraction, isNegative: number.sign == .minus))
    }

    /// - Parameters: Digits as numbers from 0 to 9.
    private func written(
        _ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, isNegative: Bool
    ) -> [UInt8] {
        var text = isNegative ? Array(negativePrefix.utf8) : []
        let isGrouped = lastGroup > 0 && whole.count >= lastGroup + leastLeadingDigits
        for (index, digit) in whole.enumerated() {
            // Digits from here to the end of the last group but one.
            let left = whole.count - index - lastGroup
            if isGrouped, index > 0, left >= 0, left % otherGroups == 0 {
                text += groupSeparator.utf8
            }
            text += digits[Int(digit)].utf8
        }
        if !fraction.isEmpty {
            text += decimalSign.utf8
            for digit in fraction { text += digits[Int(digit)].utf8 }
        }
        return isNegative ? text + negativeSuffix.utf8 : text
    }
}
