import Foundation
import Newsroom

/// Joins the names of a story's authors as the site's language does: "Ana Ruiz, Tom Baker and Li Wei".
///
/// The language's way (CLDR's list patterns) is looked up once, not for each story.
struct BylineFormatter: Sendable {
    private let pair: Pattern
    private let many: Pattern

    /// What stands around and between names; Arabic and Hebrew isolate each name's direction.
    private struct Pattern {
        let start: String
        let between: String
        let beforeLast: String
        let end: String
    }

    init(language: String) {
        let format = ListFormatStyle<StringStyle, [String]>.list(type: .and)
            .locale(LanguageTag.locale(of: language))
        let gaps = { (names: [String]) in
            // The names are control characters, which no language's pattern holds.
            format.format(names).split(
                omittingEmptySubsequences: false, whereSeparator: { names.contains(String($0)) }
            ).map(String.init)
        }
        let two = gaps(["\u{1}", "\u{2}"])
        pair = Pattern(start: two[0], between: two[1], beforeLast: two[1], end: two[2])
        let four = gaps(["\u{1}", "\u{2}", "\u{3}", "\u{4}"])
        many = Pattern(start: four[0], between: four[1], beforeLast: four[3], end: four[4])
    }

    func byline(of authors: [Byline]) -> String { joined(authors.map(\.name)) }

    /// Names, or what stands in their place, as the language joins them.
    func joined(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        let pattern = names.count == 2 ? pair : many
        return pattern.start + names.dropLast().joined(separator: pattern.between) + pattern.beforeLast + last
            + pattern.end
    }
}
