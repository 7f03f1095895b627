import Foundation
import TemplateEngine

extension CalendarNames {
    /// The names that a formatter writes.
    ///
    /// - Parameter formatter: For the Gregorian calendar in UTC. Its pattern is another afterwards.
    init(_ formatter: DateFormatter) {
        // Foundation's weeks begin with Sunday.
        let mondayFirst = { (names: [String]) in Array(names.dropFirst() + names.prefix(1)) }
        formatter.dateFormat = "B mm"
        // The parts of the day have names that Foundation gives only with a date.
        let dayPeriods = (0..<48).map { half in
            String(formatter.string(from: Date(timeIntervalSince1970: Double(half) * 1_800)).dropLast(3))
        }
        self.init(
            months: formatter.monthSymbols, shortMonths: formatter.shortMonthSymbols,
            standaloneMonths: formatter.standaloneMonthSymbols,
            shortStandaloneMonths: formatter.shortStandaloneMonthSymbols,
            weekdays: mondayFirst(formatter.weekdaySymbols),
            shortWeekdays: mondayFirst(formatter.shortWeekdaySymbols),
            standaloneWeekdays: mondayFirst(formatter.standaloneWeekdaySymbols),
            shortStandaloneWeekdays: mondayFirst(formatter.shortStandaloneWeekdaySymbols),
            dayHalves: [formatter.amSymbol, formatter.pmSymbol], dayPeriods: dayPeriods,
            era: formatter.eraSymbols.last ?? "")
    }
}
