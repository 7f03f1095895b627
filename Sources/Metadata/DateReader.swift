package import Newsroom

/// Reads dates as they are written in metadata: strictly, and never by guessing.
///
/// Understood are `2021-12-30`, `2021-12-30 14:05`, seconds and fractions of them, `T` in place of the space, an
/// hour of one digit, an offset (`Z`, `+01:00`, `+0100`, `+01`, `+0000 UTC`) or a time zone's name (`Europe/Paris`) at the end, and the dates of
/// e-mail and RSS (`Thu, 30 Dec 2021 20:35:00 +0000`, RFC 822 and 5322).
package enum DateReader {
    /// A moment; what is written without a zone is told by the clocks of `zone`, a bare date at midnight.
    package static func read(_ text: String, in zone: SiteTimeZone) throws(DateProblem) -> Moment {
        var scanner = DateScanner(text)
        guard let clock = try scanner.clock() else { throw DateProblem.unreadable(text) }
        scanner.skipSpaces()
        if scanner.isAtEnd { return zone.moment(at: clock) }
        if let offset = scanner.offset() {
            // Go writes an offset and its name.
            guard scanner.isAtEnd || offset == 0 && scanner.rest == " UTC" else {
                throw DateProblem.unreadable(text)
            }
            return Moment(clock, offset: offset)
        }
        let rest = scanner.rest
        guard rest.first?.isLetter == true, rest.utf8.count <= 64, !rest.contains(" ") else {
            throw DateProblem.unreadable(text)
        }
        guard let named = SiteTimeZone(name: rest) else {
            throw DateProblem(
                "unknown time zone `\(rest)`",
                hint: Spelling.hint(for: rest, in: SiteTimeZone.names)
                    ?? "write it as `Europe/Paris`, or as an offset: `+01:00`")
        }
        return named.moment(at: clock)
    }
}

/// Why a date cannot be read.
package struct DateProblem: Error, Hashable {
    package let summary: String
    package let hint: String?

    init(_ summary: String, hint: String?) {
        self.summary = summary
        self.hint = hint
    }

    static func unreadable(_ text: String) -> DateProblem {
        DateProblem("`\(text)` is no date that can be read", hint: "write it as 2021-12-30 14:05")
    }
}
