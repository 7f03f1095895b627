import Foundation

/// What a language's tag (BCP 47) says.
enum LanguageTag {
    /// Whether a text has the form of a tag: a language of two or three letters, then parts of up to eight
    /// letters and digits.
    static func isWellFormed(_ tag: String) -> Bool {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = parts.first, (2...3).contains(language.count),
            language.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }

    /// "rtl" for the languages that are written from right to left, otherwise "ltr": the values of HTML's `dir`.
    static func direction(of tag: String) -> String {
        Locale.Language(identifier: tag).characterDirection == .rightToLeft ? "rtl" : "ltr"
    }

    /// Language and country as Open Graph has them, `pt_BR`; nil where the tag names no country.
    static func openGraphLocale(of tag: String) -> String? {
        let parts = tag.split(separator: "-")
        guard let language = parts.first,
            let country = parts.dropFirst().first(where: { $0.count == 2 && $0.allSatisfy(\.isLetter) })
        else { return nil }
        return language.lowercased() + "_" + country.uppercased()
    }
}
