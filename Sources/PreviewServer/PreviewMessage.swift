import Newsroom
import SiteBuilder

/// What browsers are told after each change.
struct PreviewMessage: Encodable, Sendable {
    /// Which change it was.
    let number: Int
    /// What is wrong, to be shown over the page; empty where nothing is.
    let problems: [String]
    /// The story that was saved, by its address, if browsers are to go there.
    let follow: String?
    /// The wall clock of the site: 2026-11-24T06:00.
    let clock: String?
    let isLive: Bool

    init(_ showing: PreviewSite.Showing, follows: Bool) {
        number = showing.number
        problems =
            showing.failure.map { [$0] }
            ?? (showing.diagnostics.hasErrors ? showing.diagnostics.map(\.text) : [])
        follow =
            follows && problems.isEmpty
            ? showing.changed.lazy.compactMap { showing.proof?.address(ofSource: $0) }.first : nil
        clock = showing.proof?.wallClock(of: showing.now)
        isLive = showing.isLive
    }
}

extension Proof {
    /// What the newsroom's clocks show: 2026-11-24T06:00.
    func wallClock(of moment: Moment) -> String {
        String(timeZone.told(secondsSince1970: moment.secondsSince1970).iso8601.prefix(16))
    }
}
