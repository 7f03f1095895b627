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
    package var iso8601: String { String(decoding: iso8601Bytes, as: UTF8.self) }

    /// The same.
    package var iso8601Bytes: [UInt8] {
        let clock = clock
        var text: [UInt8] = []
        text.reserveCapacity(25)
        text.appendDecimal(clock.year, digits: 4)
        text.append(UInt8(ascii: "-"))
        text.appendDecimal(clock.month)
        text.append(UInt8(ascii: "-"))
        text.appendDecimal(clock.day)
        text.append(UInt8(ascii: "T"))
        clock.appendTime(to: &text)
        guard offset != 0 else {
            text.append(UInt8(ascii: "Z"))
            return text
        }
        let minutes = abs(offset) / 60
        text.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        text.appendDecimal(minutes / 60)
        text.append(UInt8(ascii: ":"))
        text.appendDecimal(minutes % 60)
        return text
    }
}

extension Moment: Comparable {
    package static func < (left: Moment, right: Moment) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}
