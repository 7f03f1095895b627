package import Newsroom

/// How a site's language writes dates and numbers (CLDR), found out once for all pages.
package struct LanguageFormats: Sendable {
    package let calendar: CalendarNames
    package let numbers: NumberFormat
    private let patterns: [DateStyle: String]

    /// - Parameter pattern: The language's pattern (UTS 35) for each style.
    package init(calendar: CalendarNames, numbers: NumberFormat, pattern: (DateStyle) -> String) {
        self.calendar = calendar
        self.numbers = numbers
        patterns = Dictionary(uniqueKeysWithValues: DateStyle.allCases.map { ($0, pattern($0)) })
    }

    /// A date as a template's `date` filter writes it.
    package func text(of moment: Moment, _ style: DateStyle) -> String {
        var bytes: [UInt8] = []
        // Foundation's patterns hold nothing that cannot be read.
        try? DatePattern(Array(style.rawValue.utf8), self).write(moment, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func pattern(of style: DateStyle) -> String { patterns[style] ?? "" }

    /// As in the United States.
    package static let english = LanguageFormats(calendar: .english, numbers: .english) { style in
        switch style {
        case .short: "M/d/yy"
        case .medium: "MMM d, y"
        case .long: "MMMM d, y"
        case .full: "EEEE, MMMM d, y"
        case .time: "h:mm\u{202F}a"
        case .longTime: "MMMM d, y 'at' h:mm\u{202F}a"
        case .day: "MMMM d"
        case .dayTime: "MMMM d 'at' h:mm\u{202F}a"
        case .month: "MMMM y"
        case .year: "y"
        }
    }
}
