import Newsroom

/// A year, a month or a day of the archive, as the newsroom's clocks tell it.
struct Period: Hashable, Sendable, Comparable {
    let year: Int
    /// 1 to 12; nil for a whole year.
    let month: Int?
    /// 1 to 31; nil for a whole month.
    let day: Int?

    init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The year, the month and the day of a moment.
    static func all(of moment: Moment) -> [Period] {
        let clock = moment.clock
        return [
            Period(year: clock.year), Period(year: clock.year, month: clock.month),
            Period(year: clock.year, month: clock.month, day: clock.day),
        ]
    }

    /// The year of a month, the month of a day; nil for a year.
    var parent: Period? {
        guard let month else { return nil }
        return day == nil ? Period(year: year) : Period(year: year, month: month)
    }

    /// `2021/`, `2021/12/` or `2021/12/30/`.
    var path: String {
        [year.padded(to: 4), month.map { $0.padded() }, day.map { $0.padded() }]
            .compactMap { $0.map { $0 + "/" } }.joined()
    }

    static func < (left: Period, right: Period) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}
