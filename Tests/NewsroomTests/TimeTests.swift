import Foundation
import Newsroom
import Testing

@Suite("Time")
struct TimeTests {
    @Test("agrees with the system's calendar on every day from 1600 to 2400")
    func agreesWithSystemCalendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var seconds = try #require(WallClock(year: 1600, month: 1, day: 1)).secondsSince1970AtUTC
        let end = try #require(WallClock(year: 2400, month: 1, day: 1)).secondsSince1970AtUTC
        while seconds < end {
            let clock = WallClock(secondsSince1970AtUTC: seconds)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(seconds)))
            // Foundation counts from Sunday, ISO 8601 from Monday.
            #expect(
                [clock.year, clock.month, clock.day, clock.weekday % 7 + 1]
                    == [parts.year, parts.month, parts.day, parts.weekday])
            #expect(clock.secondsSince1970AtUTC == seconds)
            seconds += 86_400 * 37 + 12_345
        }
    }

    @Test("knows no thirtieth of February and no 24 o'clock")
    func knowsImpossibleTimes() {
        #expect(WallClock(year: 2021, month: 2, day: 29) == nil)
        #expect(WallClock(year: 2020, month: 2, day: 29) != nil)
        #expect(WallClock(year: 1900, month: 2, day: 29) == nil)
        #expect(WallClock(year: 2021, month: 1, day: 1, hour: 24) == nil)
        #expect(WallClock(year: 0, month: 1, day: 1) == nil)
    }

    @Test("reads skipped and repeated hours as the manual says")
    func readsSkippedAndRepeatedHours() throws {
        let paris = try #require(SiteTimeZone(name: "Europe/Paris"))
        let skipped = try #require(WallClock(year: 2021, month: 3, day: 28, hour: 2, minute: 30))
        #expect(paris.moment(at: skipped).iso8601 == "2021-03-28T03:30:00+02:00")
        let repeated = try #require(WallClock(year: 2021, month: 10, day: 31, hour: 2, minute: 30))
        #expect(paris.moment(at: repeated).iso8601 == "2021-10-31T02:30:00+02:00")
        let plain = try #require(WallClock(year: 2021, month: 12, day: 30, hour: 15))
        #expect(paris.moment(at: plain).iso8601 == "2021-12-30T15:00:00+01:00")
    }

    @Test("writes offsets as ISO 8601 does")
    func writesOffsets() {
        #expect(Moment(secondsSince1970: 0).iso8601 == "1970-01-01T00:00:00Z")
        #expect(Moment(secondsSince1970: 0, offset: -12_600).iso8601 == "1969-12-31T20:30:00-03:30")
        #expect(Moment(secondsSince1970: -1, offset: 20_700).iso8601 == "1970-01-01T05:44:59+05:45")
    }
}
