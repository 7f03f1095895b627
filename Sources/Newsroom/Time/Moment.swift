/// A point in time, with the offset from UTC at which it is told.
///
/// Two moments are equal when they are the same instant told at the same offset; they are ordered by instant.
package struct Moment: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let secondsSince1970: Int
    /// Seconds east of UTC, less than a day either way.
    package let offset: Int

    package init(secondsSince1970: Int, offset: Int = 0) {
        self.secondsSince1970 = secondsSince1970
        self.offset = offset
    }

    /// The instant that a clock on the wall shows at an offset.
    package init(_ clock: WallClock, offset: Int) {
        self.init(secondsSince1970: clock.secondsSince1970AtUTC - offset, offset: offset)
    }

    /// What a clock on the wall shows at this moment's offset.
    package var clock: WallClock { WallClock(secondsSince1970AtUTC: secondsSince1970 + offset) }

    /// ISO 8601 with an offset, such as `2021-12-30T15:30:00-05:00`; UTC is `Z`.
    package var iso8601: String {
        let clock = clock
        if (0...9_999).contains(clock.year) { return Self.iso8601(clock, offset: offset) }
        let date =
            clock.year.padded(to: 4) + "-" + clock.month.padded() + "-" + clock.day.padded()
        let time =
            clock.hour.padded() + ":" + clock.minute.padded() + ":" + clock.second.padded()
        if offset == 0 { return date + "T" + time + "Z" }
        let minutes = abs(offset) / 60
        let zone = (offset < 0 ? "-" : "+") + (minutes / 60).padded() + ":" + (minutes % 60).padded()
        return date + "T" + time + zone
    }

    /// The same of a year of four digits, put together in one piece.
    private static func iso8601(_ clock: WallClock, offset: Int) -> String {
        String(unsafeUninitializedCapacity: 25) { buffer in
            var count = 0
            func append(_ byte: UInt8) {
                buffer.initializeElement(at: count, to: byte)
                count += 1
            }
            func append(_ number: Int, after sign: UInt8? = nil) {
                if let sign { append(sign) }
                append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
                append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
            }
            append(clock.year / 100)
            append(clock.year % 100)
            append(clock.month, after: UInt8(ascii: "-"))
            append(clock.day, after: UInt8(ascii: "-"))
            append(clock.hour, after: UInt8(ascii: "T"))
            append(clock.minute, after: UInt8(ascii: ":"))
            append(clock.second, after: UInt8(ascii: ":"))
            if offset == 0 {
                append(UInt8(ascii: "Z"))
            } else {
                let minutes = abs(offset) / 60
                append(minutes / 60, after: offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
                append(minutes % 60, after: UInt8(ascii: ":"))
            }
            return count
        }
    }
}

extension Moment: Comparable {
    package static func < (left: Moment, right: Moment) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}
