import Newsroom

/// How a date is written: a pattern of Unicode's LDML (UTS 35), read once.
struct DatePattern: Sendable {
    /// No array has an array in it: a date would count each.
    private struct Part: Sendable {
        enum Kind {
            case literal
            /// A number of the clock, with at least so many digits.
            case number(Unit, digits: Int)
            case name(Unit)
        }

        let kind: Kind
        /// Where in ``texts`` the literal stands, or the names, the first for 1.
        var texts: Range<Int> = 0..<0
    }

    private enum Unit: Sendable {
        case year, shortYear, era, month, day, weekday, hour, hourOfHalf, half, period, minute, second

        func number(of clock: WallClock) -> Int {
            switch self {
            case .year: clock.year
            case .shortYear: clock.year % 100
            case .era: 1
            case .month: clock.month
            case .day: clock.day
            case .weekday: clock.weekday
            case .hour: clock.hour
            case .hourOfHalf: (clock.hour + 11) % 12 + 1
            case .half: clock.hour < 12 ? 1 : 2
            case .period: clock.hour * 2 + (clock.minute == 0 ? 1 : 2)
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
    /// Where in ``bytes`` each text stands.
    private var texts: [Range<Int>] = []
    private var bytes: [UInt8] = []
    /// Ten, zero first; nil where they are those of ASCII.
    private let digits: [[UInt8]]?

    /// - Parameter text: The name of a style, or a pattern.
    init(_ text: [UInt8], _ formats: LanguageFormats) throws(Fault) {
        let digits = formats.numbers.digits
        self.digits = digits == NumberFormat.english.digits ? nil : digits.map { Array($0.utf8) }
        let name = String(decoding: text, as: UTF8.self)
        if let style = DateStyle(rawValue: name) {
            try read(Array(formats.pattern(of: style).utf8), formats.calendar)
            return
        }
        do throws(Fault) {
            try read(text, formats.calendar)
        } catch {
            throw Self.looksLikeStyle(text) ? Self.unknownStyle(name) : error
        }
    }

    /// Patterns have capitals or signs between the letters; a word in small letters is meant for a style.
    private static func looksLikeStyle(_ text: [UInt8]) -> Bool {
        text.count > 2
            && text.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    }

    private static func unknownStyle(_ name: String) -> Fault {
        Fault(
            summary: "there is no date style `\(name)`",
            hint: Spelling.hint(for: name, in: DateStyle.names)
                ?? "use \(DateStyle.names.joined(separator: ", ")), or a pattern such as `d MMMM yyyy`")
    }

    private mutating func read(_ pattern: [UInt8], _ names: CalendarNames) throws(Fault) {
        var index = 0
        while index < pattern.count {
            let byte = pattern[index]
            if byte == UInt8(ascii: "'") {
                index = try readQuoted(pattern, from: index)
            } else if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) {
                let count = pattern[index...].prefix { $0 == byte }.count
                parts.append(try part(byte, count, names))
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

    private mutating func append(_ literal: [UInt8]) {
        parts.append(Part(kind: .literal, texts: add([literal])))
    }

    private mutating func add(_ more: [[UInt8]]) -> Range<Int> {
        let first = texts.count
        for text in more {
            texts.append(bytes.count..<bytes.count + text.count)
            bytes += text
        }
        return first..<texts.count
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

    private mutating func part(
        _ letter: UInt8, _ count: Int, _ names: CalendarNames
    ) throws(Fault) -> Part {
        func number(_ unit: Unit, _ digits: Int) -> Part { Part(kind: .number(unit, digits: digits)) }
        func name(_ unit: Unit, _ names: [String]) -> Part {
            Part(kind: .name(unit), texts: add(names.map { Array($0.utf8) }))
        }
        switch (Character(Unicode.Scalar(letter)), count) {
        case ("y", 2): return number(.shortYear, 2)
        case ("y", 1...4): return number(.year, count)
        case ("M", 1...2): return number(.month, count)
        case ("M", 3): return name(.month, names.shortMonths)
        case ("M", 4): return name(.month, names.months)
        case ("L", 1...2): return number(.month, count)
        case ("L", 3): return name(.month, names.shortStandaloneMonths)
        case ("L", 4): return name(.month, names.standaloneMonths)
        case ("d", 1...2): return number(.day, count)
        case ("E", 1...3): return name(.weekday, names.shortWeekdays)
        case ("E", 4): return name(.weekday, names.weekdays)
        case ("c", 3): return name(.weekday, names.shortStandaloneWeekdays)
        case ("c", 4): return name(.weekday, names.standaloneWeekdays)
        case ("H", 1...2): return number(.hour, count)
        case ("h", 1...2): return number(.hourOfHalf, count)
        case ("m", 1...2): return number(.minute, count)
        case ("s", 1...2): return number(.second, count)
        case ("a", 1...3): return name(.half, names.dayHalves)
        case ("B", 1...3): return name(.period, names.dayPeriods)
        case ("G", 1...3): return name(.era, [names.era])
        default:
            let letters = String(repeating: Character(Unicode.Scalar(letter)), count: Swift.min(count, 8))
            throw Fault(
                summary: "`\(letters)` has no meaning in a date pattern",
                hint: "use y M L d E c H h m s a B G, and put text in quotes, as in `d 'of' MMMM`")
        }
    }

    func write(_ moment: Moment, into out: inout [UInt8]) {
        let clock = moment.clock
        for part in parts {
            switch part.kind {
            case .literal: write(part.texts.lowerBound, into: &out)
            case .number(let unit, let digits):
                let number = unit.number(of: clock)
                if let signs = self.digits {
                    for digit in number.padded(to: digits).utf8 {
                        out += signs[Int(digit - UInt8(ascii: "0"))]
                    }
                } else {
                    out.appendDecimal(number, digits: digits)
                }
            case .name(let unit):
                let text = part.texts.lowerBound + unit.number(of: clock) - 1
                if part.texts.contains(text) { write(text, into: &out) }
            }
        }
    }

    private func write(_ text: Int, into out: inout [UInt8]) {
        bytes.withUnsafeBufferPointer {
            out.append(copying: UnsafeBufferPointer(rebasing: $0[texts[text]]))
        }
    }
}
