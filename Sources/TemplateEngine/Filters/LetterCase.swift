/// Letter case and words, as Python sees them.
enum LetterCase {
    static func upper(_ bytes: [UInt8]) -> [UInt8] {
        if let ascii = ascii(bytes, "a"..."z") { return ascii }
        return Scalars.decode(bytes).flatMap { Array($0.properties.uppercaseMapping.utf8) }
    }

    static func lower(_ bytes: [UInt8]) -> [UInt8] {
        if let ascii = ascii(bytes, "A"..."Z") { return ascii }
        return Scalars.decode(bytes).flatMap { Array($0.properties.lowercaseMapping.utf8) }
    }

    private static func ascii(_ bytes: [UInt8], _ letters: ClosedRange<Unicode.Scalar>) -> [UInt8]? {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let range = UInt8(ascii: letters.lowerBound)...UInt8(ascii: letters.upperBound)
        return bytes.map { range.contains($0) ? $0 ^ 0x20 : $0 }
    }

    static func capitalized(_ bytes: [UInt8]) -> [UInt8] {
        let scalars = Scalars.decode(bytes)
        guard let first = scalars.first else { return [] }
        return Array(first.properties.titlecaseMapping.utf8) + lower(Scalars.encode(scalars.dropFirst()))
    }

    /// A capital after each space, hyphen and opening bracket.
    static func title(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var startsWord = true
        for scalar in Scalars.decode(bytes) {
            if scalar.properties.isWhitespace || "-({[<".unicodeScalars.contains(scalar) {
                result += Scalars.encode([scalar])
                startsWord = true
            } else {
                let mapping =
                    startsWord ? scalar.properties.uppercaseMapping : scalar.properties.lowercaseMapping
                result += Array(mapping.utf8)
                startsWord = false
            }
        }
        return result
    }

    static func wordCount(_ bytes: [UInt8]) -> Int {
        var count = 0
        var isInWord = false
        for scalar in Scalars.decode(bytes) {
            let isWord = isWordScalar(scalar)
            if isWord, !isInWord { count += 1 }
            isInWord = isWord
        }
        return count
    }

    static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            true
        default: scalar == "_"
        }
    }

    /// Whether there are cased letters and all of them are of one case.
    static func isAll(_ bytes: [UInt8], upper: Bool) -> Bool {
        var found = false
        for scalar in Scalars.decode(bytes) {
            let properties = scalar.properties
            if upper ? properties.isLowercase : properties.isUppercase { return false }
            if properties.generalCategory == .titlecaseLetter { return false }
            if upper ? properties.isUppercase : properties.isLowercase { found = true }
        }
        return found
    }
}
