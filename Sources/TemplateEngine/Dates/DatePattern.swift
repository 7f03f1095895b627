import Newsroom

/// How a date is written: a pattern of Unicode's LDML (UTS 35), read once.
struct DatePattern: Sendable {
    private enum Part: Sendable {
        case literal([UInt8])
        /// A number of the clock, with at least so many digits.
        case number(Unit, digits: Int)
        case name(Unit, [[UInt8]])
    }

    private enum Unit: Sendable {
        case year, shortYear, month, day, weekday, hour, hourOfHalf, half, minute, second

        func number(of clock: WallClock) -> Int {
            switch self {
            case .year: clock.year
            case .shortYear: clock.year % 100
            case .month: clock.month
            case .day: clock.day
            case .weekday: clock.weekday
            case .hour: clock.hour
            case .hourOfHalf: (clock.hour + 11) % 12 + 1
            case .half: clock.hour < 12 ? 1 : 2
            case .minute: clock.minute
            case .second: clock.second
            }
        }
    }

    /// What a pattern cannot be read for, as a diagnostic says it.
    struct Fault: Error {
        let summary: String
        let hint: String
    }

    private var parts: [Part] = []

    init(_ pattern: [UInt8], _ names: CalendarNames) throws(Fault) {
        var index = 0
        while index < pattern.count {
            let byte = pattern[index]
            if byte == UInt8(ascii: "'") {
                index = try readQuoted(pattern, from: index)
            } else if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
                let count = pattern[index...].prefix { $0 == byte }.count
                parts.append(try Self.part(byte, count, names))
                index += count
            } else {
                if byte == UInt8(ascii: "%") {
                    throw Fault(
                        summary: "`%` has no meaning in a date pattern",
                        hint: "write `d MMMM yyyy` for `%d %B %Y`, and a percent sign as `'%'`")
                }
                append([byte])
                index += 1
            }
        }
    }

    private mutating func append(_ bytes: [UInt8]) {
        if case .literal(let before) = parts.last {
            parts[parts.count - 1] = .literal(before + bytes)
        } else {
            parts.append(.literal(bytes))
        }
    }

    /// `'text'`, in which `''` is an apostrophe, as it is by itself.
    private mutating func readQuoted(_ pattern: [UInt8], from start: Int) throws(Fault) -> Int {
        let quote = UInt8(ascii: "'")
        if start + 1 < pattern.count, pattern[start + 1] == quote {
            append([quote])
            return start + 2
        }
        var index = start + 1
        while index < pattern.count {
            if pattern[index] != quote {
                append([pattern[index]])
                index += 1
            } else if index + 1 < pattern.count, pattern[index + 1] == quote {
                append([quote])
                index += 2
            } else {
                return index + 1
            }
        }
        throw Fault(summary: "a quote in this date pattern is never closed", hint: "end the text with `'`")
    }

    private static func part(_ letter: UInt8, _ count: Int, _ names: CalendarNames) throws(Fault) -> Part {
        func name(_ unit: Unit, _ names: [String]) -> Part { .name(unit, names.map { Array($0.utf8) }) }
        switch (Character(Unicode.Scalar(letter)), count) {
        case ("y", 2): return .number(.shortYear, digits: 2)
        case ("y", 1...4): return .number(.year, digits: count)
        case ("M", 1...2): return .number(.month, digits: count)
        case ("M", 3): return name(.month, names.shortMonths)
        case ("M", 4): return name(.month, names.months)
        case ("d", 1...2): return .number(.day, digits: count)
        case ("E", 1...3): return name(.weekday, names.shortWeekdays)
        case ("E", 4): return name(.weekday, names.weekdays)
        case ("H", 1...2): return .number(.hour, digits: count)
        case ("h", 1...2): return .number(.hourOfHalf, digits: count)
        case ("m", 1...2): return .number(.minute, digits: count)
        case ("s", 1...2): return .number(.second, digits: count)
        case ("a", 1...3): return name(.half, names.dayHalves)
        default:
            let letters = String(repeating: Character(Unicode.Scalar(letter)), count: Swift.min(count, 8))
            throw Fault(
                summary: "`\(letters)` has no meaning in a date pattern",
                hint: "use y M d E H h m s a, and put text in quotes, as in `d 'of' MMMM`")
        }
    }

    func write(_ moment: Moment, into out: inout [UInt8]) {
        let clock = moment.clock
        for part in parts {
            switch part {
            case .literal(let bytes): out += bytes
            case .number(let unit, let digits):
                let text = String(unit.number(of: clock)).utf8
                out += [UInt8](repeating: UInt8(ascii: "0"), count: Swift.max(0, digits - text.count))
                out += text
            case .name(let unit, let names):
                let index = unit.number(of: clock) - 1
                if names.indices.contains(index) { out += names[index] }
            }
        }
    }
}
