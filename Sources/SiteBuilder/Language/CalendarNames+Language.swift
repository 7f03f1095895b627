import Foundation
import TemplateEngine

extension CalendarNames {
    /// The names of a language (CLDR), as they stand in a full date: "30 грудня", not "30 грудень".
    init(language: String) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language)
        // Foundation's weeks begin with Sunday.
        let mondayFirst = { (names: [String]) in names.dropFirst() + names.prefix(1) }
        self.init(
            months: calendar.monthSymbols, shortMonths: calendar.shortMonthSymbols,
            weekdays: Array(mondayFirst(calendar.weekdaySymbols)),
            shortWeekdays: Array(mondayFirst(calendar.shortWeekdaySymbols)),
            dayHalves: [calendar.amSymbol, calendar.pmSymbol])
    }
}
