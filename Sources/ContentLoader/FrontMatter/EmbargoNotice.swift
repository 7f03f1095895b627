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
        var rest = markdown.prefix(8_192)
        var number = 0
        var seen = 0
        while seen < reach, !rest.isEmpty {
            let line = rest[..<rest.lineEnd]
            rest = rest[line.endIndex...].dropFirst()
            number += 1
            guard !line.allSatisfy({ $0 <= 0x20 }) else { continue }
            seen += 1
            if mayBeNotice(line), isNotice(String(decoding: line, as: UTF8.self)) { return number }
        }
        return nil
    }

    /// Whether a line's first letters are not known to begin no notice.
    private static func mayBeNotice(_ line: ArraySlice<UInt8>) -> Bool {
        let head = line.drop { $0 < 0x80 && !(0x61...0x7A).contains($0 | 0x20) }.prefix(4)
        guard head.allSatisfy({ $0 < 0x80 }) else { return true }
        return beginnings.contains(packed(head))
    }

    /// The first four bytes of every notice.
    private static let beginnings = openings.map { packed($0.utf8.prefix(4)) }

    /// Up to four letters, large ones as small ones, in one number.
    private static func packed(_ letters: some Sequence<UInt8>) -> UInt32 {
        letters.reduce(0) { $0 << 8 | UInt32($1 | 0x20) }
    }

    static func isNotice(_ text: String) -> Bool {
        let words = text.drop { !$0.isLetter }
        // Longer than any opening.
        let head = words.prefix(40).lowercased()
        if openings.contains(where: head.hasPrefix) { return true }
        // "Embargo: 6 a.m." is a notice, "Embargo: what it means" a headline.
        return ["embargo:", "embargoed:"].contains(where: head.hasPrefix)
            && words.contains(where: \.isNumber)
    }
}
