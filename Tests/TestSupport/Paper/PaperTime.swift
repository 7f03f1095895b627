/// Dates as front matter has them, around the instant at which the random paper is built.
enum PaperTime {
    /// 2026-03-02T12:00:00Z
    static let start = 1_772_452_800

    /// "2026-03-02 12:00", by the clocks of whatever zone the site is in.
    static func text(_ seconds: Int) -> String {
        let days = (seconds - seconds % 86_400) / 86_400
        // Days to a date, after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let shifted = days + 719_468
        let era = shifted / 146_097
        let day = shifted - era * 146_097
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let date = [
            padded(year + era * 400 + (month < 10 ? 0 : 1)), padded(month < 10 ? month + 3 : month - 9),
            padded(dayOfYear - (153 * month + 2) / 5 + 1),
        ]
        let minutes = seconds % 86_400 / 60
        return date.joined(separator: "-") + " " + padded(minutes / 60) + ":" + padded(minutes % 60)
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
