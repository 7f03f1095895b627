import Newsroom

/// Finds the words by which press offices say that a text is not to be out yet: "EMBARGOED UNTIL 06:00 TUESDAY".
///
/// Such a line at the head of a source is no embargo that a program could keep, so it holds the story.
enum EmbargoNotice {
    /// How many lines of text at the head of a story are looked at.
    private static let reach = 8

    private static let openings = [
        "embargoed until", "embargoed till", "embargoed for", "embargoed to", "embargo until", "embargo till",
        "strict embargo", "strictly embargoed", "under embargo until", "under strict embargo",
        "not for publication before", "not for publication until", "not for release before",
        "not for release until", "hold until", "hold for release",
    ]

    /// The line of the Markdown, from 1, that a notice stands on; nil where there is none.
    static func line(in markdown: [UInt8]) -> Int? {
        let lines = markdown.prefix(8_192).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let texts = lines.enumerated().filter { !$0.element.allSatisfy { $0 <= 0x20 } }
        return texts.prefix(reach).first { isNotice(String(decoding: $0.element, as: UTF8.self)) }
            .map { $0.offset + 1 }
    }

    static func isNotice(_ text: String) -> Bool {
        let words = text.lowercased().drop { !$0.isLetter }
        if openings.contains(where: words.hasPrefix) { return true }
        // "Embargo: 6 a.m." is a notice, "Embargo: what it means" a headline.
        return ["embargo:", "embargoed:"].contains(where: words.hasPrefix)
            && words.contains(where: \.isNumber)
    }
}
