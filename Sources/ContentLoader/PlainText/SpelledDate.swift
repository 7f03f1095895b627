import Metadata
import Newsroom

/// Dates as English-language articles spell them: "December 30, 2021", "Thursday, 30 Dec. 2021 at 2:05 p.m.",
/// "Published: 2021-12-30 14:05". Never one of numbers alone whose order is not plain.
struct SpelledDate {
    let moment: Moment
    let isUpdate: Bool

    /// Nil unless the whole line is a date.
    static func read(line: String, in zone: SiteTimeZone) -> SpelledDate? {
        var text = line
        var isUpdate = false
        let lowercased = line.lowercased()
        for (label, updates) in labels where lowercased.hasPrefix(label) {
            text = String(text.dropFirst(label.count)).trimmingSpaces
            if text.hasPrefix(":") { text = String(text.dropFirst()).trimmingSpaces }
            isUpdate = updates
            break
        }
        guard let moment = (try? DateReader.read(text, in: zone)) ?? spelled(text, in: zone) else {
            return nil
        }
        return SpelledDate(moment: moment, isUpdate: isUpdate)
    }

    private static let labels = [
        ("last updated", true), ("last modified", true), ("updated", true), ("modified", true),
        ("published on", false), ("published", false), ("posted on", false), ("posted", false),
        ("date", false),
    ]

    private static func spelled(_ text: String, in zone: SiteTimeZone) -> Moment? {
        var words = text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(
            String.init)[...]
        if let first = words.first, days.contains(where: { isShort(first, of: $0) }) { words.removeFirst() }
        guard words.count >= 3, let date = date(Array(words.prefix(3))) else { return nil }
        words = words.dropFirst(3)
        if words.count > 1, ["at", "-", "\u{2013}", "|"].contains(words.first) { words.removeFirst() }
        guard let time = time(&words) else { return nil }
        guard
            let clock = WallClock(
                year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute)
        else { return nil }
        if words.isEmpty { return zone.moment(at: clock) }
        guard words.count == 1, ["gmt", "utc"].contains(words.first) else { return nil }
        return Moment(clock, offset: 0)
    }

    private static func date(_ words: [String]) -> (year: Int, month: Int, day: Int)? {
        guard let year = number(words[2], 1000...9999) else { return nil }
        for (monthWord, dayWord) in [(words[0], words[1]), (words[1], words[0])] {
            guard let month = months.firstIndex(where: { isShort(monthWord, of: $0) }) else { continue }
            let digits = dayWord.prefix { $0.isASCII && $0.isNumber }
            guard ["", ".", "st", "nd", "rd", "th"].contains(dayWord.dropFirst(digits.count)),
                let day = number(String(digits), 1...31)
            else { return nil }
            return (year, month + 1, day)
        }
        return nil
    }

    /// The time of day that comes next: "14:05", "2:05 p.m.", "2pm"; midnight where nothing is left.
    private static func time(_ words: inout ArraySlice<String>) -> (hour: Int, minute: Int)? {
        guard let first = words.first, first != "gmt", first != "utc" else { return (0, 0) }
        words.removeFirst()
        var text = first.filter { $0 != "." }
        if let next = words.first?.filter({ $0 != "." }), next == "am" || next == "pm" {
            text += next
            words.removeFirst()
        }
        let half = ["am", "pm"].first { text.hasSuffix($0) }
        let parts = text.dropLast(half?.count ?? 0).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 1 && half != nil,
            let hour = number(String(parts[0]), half == nil ? 0...23 : 1...12),
            let minute = parts.count == 1 ? 0 : number(String(parts[1]), 0...59)
        else { return nil }
        guard let half else { return (hour, minute) }
        return (hour % 12 + (half == "pm" ? 12 : 0), minute)
    }

    private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text) else { return nil }
        return range.contains(number) ? number : nil
    }

    /// "Dec", "Dec." and "Sept" are short for their months.
    private static func isShort(_ word: String, of name: String) -> Bool {
        let word = word.hasSuffix(".") ? String(word.dropLast()) : word
        return word.count >= 3 && name.hasPrefix(word)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
