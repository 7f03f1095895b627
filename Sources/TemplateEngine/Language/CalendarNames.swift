/// The names of months, days and parts of the day in a site's language.
package struct CalendarNames: Hashable, Sendable {
    /// Twelve, January first, as they stand in a full date: "30 грудня".
    package var months: [String]
    package var shortMonths: [String]
    /// Twelve, as they stand without a day: "грудень 2021".
    package var standaloneMonths: [String]
    package var shortStandaloneMonths: [String]
    /// Seven, Monday first.
    package var weekdays: [String]
    package var shortWeekdays: [String]
    package var standaloneWeekdays: [String]
    package var shortStandaloneWeekdays: [String]
    /// Before noon and after.
    package var dayHalves: [String]
    /// Forty-eight, two for each hour from midnight: on the hour, and in the course of it. "noon", "in the
    /// afternoon".
    package var dayPeriods: [String]
    /// The era of the years from 1 on.
    package var era: String

    package init(
        months: [String], shortMonths: [String], standaloneMonths: [String], shortStandaloneMonths: [String],
        weekdays: [String], shortWeekdays: [String], standaloneWeekdays: [String],
        shortStandaloneWeekdays: [String], dayHalves: [String], dayPeriods: [String], era: String
    ) {
        self.months = months
        self.shortMonths = shortMonths
        self.standaloneMonths = standaloneMonths
        self.shortStandaloneMonths = shortStandaloneMonths
        self.weekdays = weekdays
        self.shortWeekdays = shortWeekdays
        self.standaloneWeekdays = standaloneWeekdays
        self.shortStandaloneWeekdays = shortStandaloneWeekdays
        self.dayHalves = dayHalves
        self.dayPeriods = dayPeriods
        self.era = era
    }
}

extension CalendarNames {
    package static let english: CalendarNames = {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        let short = { (names: [String]) in names.map { String($0.prefix(3)) } }
        return CalendarNames(
            months: months, shortMonths: short(months), standaloneMonths: months,
            shortStandaloneMonths: short(months), weekdays: weekdays, shortWeekdays: short(weekdays),
            standaloneWeekdays: weekdays, shortStandaloneWeekdays: short(weekdays), dayHalves: ["AM", "PM"],
            dayPeriods: englishDayPeriods, era: "AD")
    }()

    private static let englishDayPeriods = (0..<48).map { half in
        switch half {
        case 24: "noon"
        case 0..<24: "in the morning"
        case 25..<36: "in the afternoon"
        case 36..<42: "in the evening"
        default: "at night"
        }
    }
}
