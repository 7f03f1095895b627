/// A date and time of day in the Gregorian calendar, of no particular time zone.
package struct WallClock: Hashable, Sendable {
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int

    /// Nil where there is no such day or time, such as 30 February or 24:00. Years are 1 to 9999.
    package init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        guard (1...9999).contains(year), (1...12).contains(month), (0...23).contains(hour),
            (0...59).contains(minute), (0...59).contains(second),
            day >= 1, day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// What a clock in Greenwich shows so many seconds after the beginning of 1970.
    package init(secondsSince1970AtUTC seconds: Int) {
        let (days, time) = Self.divide(seconds, by: 86_400)
        // Howard Hinnant's civil_from_days: years begin in March, so that the leap day is the last.
        let (era, dayOfEra) = Self.divide(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = time / 3_600
        minute = time / 60 % 60
        second = time % 60
    }

    /// Seconds from the beginning of 1970 to this, both told in UTC.
    package var secondsSince1970AtUTC: Int {
        daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// Appends hour, minute and second: `15:30:00`.
    package func appendTime(to text: inout [UInt8]) {
        text.appendDecimal(hour)
        text.append(UInt8(ascii: ":"))
        text.appendDecimal(minute)
        text.append(UInt8(ascii: ":"))
        text.appendDecimal(second)
    }

    /// 1 is Monday, 7 is Sunday (ISO 8601).
    package var weekday: Int { Self.divide(daysSince1970 + 3, by: 7).remainder + 1 }

    private var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = Self.divide(shiftedYear, by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Division that rounds down, so that times before 1970 come out right.
    private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let remainder = (number % divisor + divisor) % divisor
        return ((number - remainder) / divisor, remainder)
    }
}
