import Foundation

/// The time zone in which a newsroom tells its dates.
package struct SiteTimeZone: Hashable, Sendable {
    private let zone: TimeZone

    /// The zone of a name in the IANA database, such as `Europe/Kyiv`, or nil where there is none.
    package init?(name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    package static let utc = SiteTimeZone(zone: .gmt)

    private init(zone: TimeZone) {
        self.zone = zone
    }

    package var name: String { zone.identifier }

    /// Every name in the database, for hints.
    package static var names: [String] { TimeZone.knownTimeZoneIdentifiers }

    /// The moment at which clocks here show a time.
    ///
    /// A time that the clocks skip in spring is read with the offset before the change; of a time that they
    /// show twice in autumn, the first is meant.
    package func moment(at clock: WallClock) -> Moment {
        let seconds = clock.secondsSince1970AtUTC
        // The zone's offsets a day earlier and a day later bracket any change.
        let before = offset(atSecondsSince1970: seconds - 86_400)
        let after = offset(atSecondsSince1970: seconds + 86_400)
        for candidate in [before, after] where offset(atSecondsSince1970: seconds - candidate) == candidate {
            return Moment(clock, offset: candidate)
        }
        return told(secondsSince1970: seconds - before)
    }

    /// An instant as clocks here tell it.
    package func told(secondsSince1970 seconds: Int) -> Moment {
        Moment(secondsSince1970: seconds, offset: offset(atSecondsSince1970: seconds))
    }

    private func offset(atSecondsSince1970 seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }
}
