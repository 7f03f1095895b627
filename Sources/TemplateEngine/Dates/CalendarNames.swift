/// The names of months and days in a site's language.
package struct CalendarNames: Hashable, Sendable {
    /// Twelve, January first.
    package var months: [String]
    package var shortMonths: [String]
    /// Seven, Monday first.
    package var weekdays: [String]
    package var shortWeekdays: [String]
    /// Before noon and after.
    package var dayHalves: [String]

    package init(
        months: [String], shortMonths: [String], weekdays: [String], shortWeekdays: [String],
        dayHalves: [String]
    ) {
        self.months = months
        self.shortMonths = shortMonths
        self.weekdays = weekdays
        self.shortWeekdays = shortWeekdays
        self.dayHalves = dayHalves
    }

    package static let english = CalendarNames(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        shortMonths: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        dayHalves: ["AM", "PM"])
}
