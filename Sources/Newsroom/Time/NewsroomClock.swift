import Synchronization

/// The instant at which a site is built, and the memory of what was still to come.
///
/// Everything that depends on the time asks this clock, so the earliest instant that it had to deny is the next
/// one at which the site would be another.
package final class NewsroomClock: Sendable {
    package let now: Moment
    private let asked = Mutex<(past: Moment?, toCome: Moment?)>((nil, nil))
    private let told = Mutex<Moment?>(nil)

    package init(now: Moment) {
        self.now = now
    }

    /// Whether an instant is now or past. What was asked for is remembered.
    package func hasCome(_ instant: Moment) -> Bool {
        if instant <= now {
            asked.withLock { asked in
                if asked.past.map({ instant > $0 }) ?? true { asked.past = instant }
            }
            return true
        }
        remember(instant)
        return false
    }

    /// That something will change at an instant, unless it is nil or has come.
    package func remember(_ instant: Moment?) {
        guard let instant, instant > now else { return }
        asked.withLock { asked in
            if asked.toCome.map({ instant < $0 }) ?? true { asked.toCome = instant }
        }
    }

    /// That something else will be told of the site at an instant, which stays as it is, unless it is nil or has come.
    package func rememberTelling(_ instant: Moment?) {
        guard let instant, instant > now else { return }
        told.withLock { told in
            if told.map({ instant < $0 }) ?? true { told = instant }
        }
    }

    /// The earliest instant at which something else will be told.
    package var nextTelling: Moment? { told.withLock { $0 } }

    /// The earliest of the instants asked for that are still to come.
    package var next: Moment? { asked.withLock { $0.toCome } }

    /// The latest of the instants asked for that have come.
    package var latestPast: Moment? { asked.withLock { $0.past } }
}
