import Foundation

/// What a language's tag (BCP 47) says.
enum LanguageTag {
    /// Whether a text has the form of a tag: a language of two or three letters, then parts of up to eight
    /// letters and digits.
    static func isWellFormed(_ tag: String) -> Bool {
        guard tag.utf8.count <= greatestLength else { return false }
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = parts.first, (2...3).contains(language.count),
            language.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }

    /// In bytes. Real tags are far shorter, and the system's tables have an end.
    private static let greatestLength = 64

    /// The tag and the wider ones that stand in for it, English at last: `zh-TW`, `zh-Hant` (as it is written there), `zh`,
    /// `en`. None stands there twice.
    static func fallbacks(of tag: String) -> [String] {
        let parts = tag.split(separator: "-").map(String.init)
        let language = parts.first ?? tag
        var tags = (1..<max(1, parts.count)).reversed().map { parts[...$0].joined(separator: "-") }
        let script = Locale.Language(identifier: tag).script
        tags += (script.map { ["\(language)-\($0.identifier)"] } ?? []) + [language, "en"]
        return tags.enumerated().filter { !tags[..<$0.offset].contains($0.element) }.map(\.element)
    }

    /// The language as Foundation knows it, with the calendar in which news is dated.
    ///
    /// Of a tag's extensions only the digits count (`ar-EG-u-nu-latn`), and only those that Foundation has: unknown
    /// ones would end the process.
    static func locale(of tag: String) -> Locale {
        let asked = Locale.Components(identifier: tag)
        var components = Locale.Components(
            languageCode: asked.languageComponents.languageCode, script: asked.languageComponents.script,
            languageRegion: asked.languageComponents.region)
        components.calendar = .gregorian
        let plain = Locale(components: components)
        guard let system = asked.numberingSystem,
            Locale.NumberingSystem.availableNumberingSystems.contains(system)
        else { return plain }
        components.numberingSystem = system
        let locale = Locale(components: components)
        return hasDigits(locale) ? locale : plain
    }

    /// Whether the locale's numbers are put together of ten digits, as Roman ones are not.
    private static func hasDigits(_ locale: Locale) -> Bool {
        let style = FloatingPointFormatStyle<Double>.number.grouping(.never).locale(locale)
        return style.format(1_234_567_890) == (1...10).map { style.format(Double($0 % 10)) }.joined()
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
