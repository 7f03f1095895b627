import Newsroom
import Testing

@testable import SiteBuilder

@Suite("The site's language")
struct LanguageTests {
    @Test(
        "joins the names of a byline",
        arguments: [
            ("en-GB", ["Ana"], "Ana"), ("en-GB", ["Ana", "Tom"], "Ana and Tom"),
            ("en-GB", ["Ana", "Tom", "Li"], "Ana, Tom and Li"),
            ("en-US", ["Ana", "Tom", "Li"], "Ana, Tom, and Li"),
            ("de", ["Ana", "Tom", "Li", "Jo"], "Ana, Tom, Li und Jo"), ("ja", ["林", "森"], "林、森"),
            ("fr", [], ""),
        ])
    func joinsNames(language: String, names: [String], byline: String) {
        #expect(BylineFormatter(language: language).byline(of: names.map(Byline.init)) == byline)
    }

    @Test("keeps the isolates of right-to-left languages in pairs")
    func keepsIsolatesInPairs() {
        let byline = BylineFormatter(language: "ar").byline(of: ["ليلى", "Tom", "سامي"].map(Byline.init))
        let scalars = byline.unicodeScalars
        #expect(scalars.count { $0 == "\u{2068}" } == scalars.count { $0 == "\u{2069}" })
        #expect(byline.contains("Tom"))
    }

    @Test(
        "gives the direction of writing",
        arguments: [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("zh-Hant", "ltr")])
    func givesDirection(tag: String, direction: String) {
        #expect(LanguageTag.direction(of: tag) == direction)
    }

    @Test(
        "has a well-formed tag",
        arguments: [
            ("en", true), ("pt-BR", true), ("zh-Hant-TW", true), ("english!", false), ("", false),
            ("e", false), ("en-", false),
        ])
    func hasWellFormedTag(tag: String, isWellFormed: Bool) {
        #expect(LanguageTag.isWellFormed(tag) == isWellFormed)
    }
}
