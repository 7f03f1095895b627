import Newsroom
import Synchronization

/// The questions that the rendering of a story asked of the rest of the site, with their answers: while these are
/// the same, the story need not be rendered again.
struct StoryTrace: Sendable {
    /// Of what the plan says of the story.
    var plan = ContentFingerprint(high: 0, low: 0)
    /// Where addresses led that stand in the story.
    var links: [String: ContentFingerprint] = [:]
    /// What texts named that may be addresses.
    var names: [String: ContentFingerprint] = [:]
    /// What files held, from the site's folder; nil for those that were not there.
    var files: [String: ContentFingerprint?] = [:]
    /// The latest instant that had come, and the earliest that had not, in seconds since 1970-01-01T00:00:00Z.
    var latestPast = Int.min
    var earliestToCome = Int.max
}

/// Takes down the questions of one story while it is rendered.
final class StoryTracer: Sendable {
    private let recorded = Mutex(StoryTrace())

    var trace: StoryTrace { recorded.withLock { $0 } }

    func note(_ change: (inout StoryTrace) -> Void) { recorded.withLock { change(&$0) } }
}
