import Foundation
import TemplateEngine

extension NumberFormat {
    /// How a locale writes numbers, read off some that Foundation writes: it tells neither the minus sign with
    /// its direction marks nor the groups of Indian languages in any other way.
    init(_ locale: Locale) {
        let style = FloatingPointFormatStyle<Double>.number.locale(locale)
        let digits = (0...9).map { style.format(Double($0)) }
        let minusOne = style.format(-1)
        let around = minusOne.range(of: digits[1])
        let half = style.format(1.5)
        let isDigit = { (scalar: Unicode.Scalar) in digits.contains(String(scalar)) }

        // Ten digits: the last group, those before it, and the signs between them.
        let scalars = style.format(1_234_567_890).unicodeScalars
        let groups = scalars.split { !isDigit($0) }
        let separators = scalars.split(whereSeparator: isDigit)
        let lastGroup = groups.count > 1 ? groups.last?.count ?? 0 : 0
        let isGrouped = { (leading: Int) in
            let number = (1..<lastGroup + leading).reduce(1.0) { power, _ in power * 10 }
            return style.format(number).unicodeScalars.contains { !isDigit($0) }
        }
        self.init(
            digits: digits,
            groupSeparator: separators.last.map { String(String.UnicodeScalarView($0)) } ?? "",
            decimalSign: String(half.dropFirst(digits[1].count).dropLast(digits[5].count)),
            negativePrefix: around.map { String(minusOne[..<$0.lowerBound]) } ?? "-",
            negativeSuffix: around.map { String(minusOne[$0.upperBound...]) } ?? "", lastGroup: lastGroup,
            otherGroups: groups.dropLast().last?.count ?? lastGroup,
            leastLeadingDigits: lastGroup == 0 ? 1 : (1...4).first(where: isGrouped) ?? 1)
    }
}
