import Newsroom

extension Moment {
    /// As mail and RSS write dates (RFC 822 with the years of RFC 1123): `Thu, 30 Dec 2021 15:30:00 -0500`.
    var mailDate: String {
        let clock = clock
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let day = "\(weekdays[clock.weekday - 1]), \(Self.digits(clock.day)) \(months[clock.month - 1])"
        let time = [clock.hour, clock.minute, clock.second].map { Self.digits($0) }.joined(separator: ":")
        let minutes = abs(offset) / 60
        let zone = (offset < 0 ? "-" : "+") + Self.digits(minutes / 60) + Self.digits(minutes % 60)
        return "\(day) \(Self.digits(clock.year, count: 4)) \(time) \(zone)"
    }

    private static func digits(_ number: Int, count: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
