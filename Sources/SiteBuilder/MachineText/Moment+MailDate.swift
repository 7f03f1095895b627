import Newsroom
import TemplateEngine

extension Moment {
    /// As mail and RSS write dates (RFC 822 with the years of RFC 1123): `Thu, 30 Dec 2021 15:30:00 -0500`.
    var mailDate: String {
        let clock = clock
        let names = CalendarNames.english
        let day =
            names.shortWeekdays[clock.weekday - 1] + ", " + clock.day.padded() + " "
            + names.shortMonths[clock.month - 1] + " " + clock.year.padded(to: 4)
        let time = clock.hour.padded() + ":" + clock.minute.padded() + ":" + clock.second.padded()
        let minutes = abs(offset) / 60
        let zone = (offset < 0 ? "-" : "+") + (minutes / 60).padded() + (minutes % 60).padded()
        return day + " " + time + " " + zone
    }
}
