import Synchronization

/// The instant at which a site is built, and the memory of what was still to come.
///
/// Everything that depends on the time asks this clock, so the earliest instant that it had to deny is the next
/// one at which the site would be another.
package final class NewsroomClock: Sendable {
    package let now: Moment
    private let nextInstant = Mutex<Moment?>(nil)

    package init(now: Moment) {
        self.now = now
    }

    /// Whether an instant is now or past. One that is not is remembered.
    package func hasCome(_ instant: Moment) -> Bool {
        if instant <= now { return true }
        nextInstant.withLock { next in
            if next.map({ instant < $0 }) ?? true { next = instant }
        }
        return false
    }

    /// The earliest of the instants asked for that are still to come.
    package var next: Moment? { nextInstant.withLock { $0 } }
}
