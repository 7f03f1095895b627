import Newsroom
import TemplateEngine

extension Moment {
    /// As mail and RSS write dates (RFC 822 with the years of RFC 1123): `Thu, 30 Dec 2021 15:30:00 -0500`.
    var mailDate: String {
        let clock = clock
        let names = CalendarNames.english
        var text: [UInt8] = []
        text.reserveCapacity(31)
        text.append(copying: names.shortWeekdays[clock.weekday - 1])
        text.append(copying: ", ")
        text.appendDecimal(clock.day)
        text.append(UInt8(ascii: " "))
        text.append(copying: names.shortMonths[clock.month - 1])
        text.append(UInt8(ascii: " "))
        text.appendDecimal(clock.year, digits: 4)
        text.append(UInt8(ascii: " "))
        clock.appendTime(to: &text)
        text.append(copying: offset < 0 ? " -" : " +")
        let minutes = abs(offset) / 60
        text.appendDecimal(minutes / 60)
        text.appendDecimal(minutes % 60)
        return String(decoding: text, as: UTF8.self)
    }
}
