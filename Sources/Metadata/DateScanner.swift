import Newsroom

/// Takes the parts of a date off the front of a text.
struct DateScanner {
    private let text: String
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        self.text = text
        var bytes = Array(text.utf8)
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        self.bytes = bytes
        skipSpaces()
    }

    var isAtEnd: Bool { index == bytes.count }

    /// What has not been read.
    var rest: String { String(decoding: bytes[index...], as: UTF8.self) }

    /// The date and time of day; nil where none is written.
    mutating func clock() throws(DateProblem) -> WallClock? {
        if !isAtEnd, bytes[index] > 0x40 {
            // "Thu, ": the name of the day says nothing new.
            guard letters(3, of: Self.days) != nil, skip(",") else { return nil }
            skipSpaces()
            return try mailClock()
        }
        let start = index
        if let clock = try isoClock() { return clock }
        index = start
        return try mailClock()
    }

    private mutating func isoClock() throws(DateProblem) -> WallClock? {
        guard let year = digits(4...4), skip("-"), let month = digits(2...2), skip("-"),
            let day = digits(2...2)
        else { return nil }
        let dateEnd = index
        if skip("T") || skip("t") {
            guard let time = timeOfDay() else { return nil }
            return try clock(year, month, day, time)
        }
        skipSpaces()
        guard index > dateEnd, index < bytes.count, Self.isDigit(bytes[index]) else {
            return try clock(year, month, day, Time())
        }
        guard let time = timeOfDay() else { return nil }
        return try clock(year, month, day, time)
    }

    /// `30 Dec 2021 20:35:00`
    private mutating func mailClock() throws(DateProblem) -> WallClock? {
        guard let day = digits(1...2), skip(" "), let month = letters(3, of: Self.months), skip(" "),
            let year = digits(4...4)
        else { return nil }
        guard skip(" ") else { return try clock(year, month, day, Time()) }
        guard let time = timeOfDay() else { return nil }
        return try clock(year, month, day, time)
    }

    private struct Time {
        var hour = 0
        var minute = 0
        var second = 0
    }

    private mutating func timeOfDay() -> Time? {
        guard let hour = digits(1...2), skip(":"), let minute = digits(2...2) else { return nil }
        guard skip(":") else { return Time(hour: hour, minute: minute) }
        guard let second = digits(2...2) else { return nil }
        if skip(".") || skip(",") {
            guard digits(1...9) != nil else { return nil }
        }
        return Time(hour: hour, minute: minute, second: second)
    }

    private func clock(
        _ year: Int, _ month: Int, _ day: Int, _ time: Time
    ) throws(DateProblem) -> WallClock {
        guard
            let clock = WallClock(
                year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second)
        else { throw DateProblem("there is no such date or time as `\(text)`", hint: nil) }
        return clock
    }

    /// `Z`, `GMT`, `+01:00`, `+0100` or `+01`, in seconds; nil, and nothing read, where there is none.
    mutating func offset() -> Int? {
        if ["Z", "z", "UT", "UTC", "GMT"].contains(where: { bytes[index...].elementsEqual($0.utf8) }) {
            index = bytes.count
            return 0
        }
        let start = index
        let isWest = skip("-")
        guard isWest || skip("+"), let hours = digits(2...2), hours <= 14 else {
            index = start
            return nil
        }
        let hasColon = skip(":")
        let minutes = digits(2...2)
        guard minutes != nil || !hasColon, minutes ?? 0 < 60 else {
            index = start
            return nil
        }
        let seconds = hours * 3_600 + (minutes ?? 0) * 60
        return isWest ? -seconds : seconds
    }

    mutating func skipSpaces() {
        while skip(" ") {}
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard index < bytes.count, Unicode.Scalar(bytes[index]) == scalar else { return false }
        index += 1
        return true
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        let run = bytes[index...].prefix(count.upperBound).prefix(while: Self.isDigit)
        guard run.count >= count.lowerBound else { return nil }
        index += run.count
        return run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// The number, from 1, of the name that comes next.
    private mutating func letters(_ count: Int, of names: [String]) -> Int? {
        let word = String(decoding: bytes[index...].prefix(count), as: UTF8.self).lowercased()
        guard let position = names.firstIndex(of: word) else { return nil }
        index += count
        return position + 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
