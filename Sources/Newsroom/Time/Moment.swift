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
        let date =
            Self.padded(clock.year, to: 4) + "-" + Self.padded(clock.month) + "-" + Self.padded(clock.day)
        let time =
            Self.padded(clock.hour) + ":" + Self.padded(clock.minute) + ":" + Self.padded(clock.second)
        if offset == 0 { return date + "T" + time + "Z" }
        let minutes = abs(offset) / 60
        let zone = (offset < 0 ? "-" : "+") + Self.padded(minutes / 60) + ":" + Self.padded(minutes % 60)
        return date + "T" + time + zone
    }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

extension Moment: Comparable {
    package static func < (left: Moment, right: Moment) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}
