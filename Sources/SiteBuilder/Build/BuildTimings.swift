import Synchronization

/// How long the stages of a build took, in their order.
package final class BuildTimings: Sendable {
    package struct Stage: Sendable {
        package let name: String
        package let duration: Duration
    }

    private let recorded = Mutex<(stages: [Stage], last: ContinuousClock.Instant)>(([], .now))

    package init() {}

    package var stages: [Stage] { recorded.withLock { $0.stages } }

    /// A stage has ended that began with the end of the one before.
    func end(_ name: String) {
        recorded.withLock {
            let now = ContinuousClock.now
            $0.stages.append(Stage(name: name, duration: now - $0.last))
            $0.last = now
        }
    }
}
