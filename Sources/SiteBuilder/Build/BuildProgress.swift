import Synchronization

/// How far a build has come, for somebody who looks from time to time.
package final class BuildProgress: Sendable {
    package enum Stage: Int, Sendable {
        case loading, rendering, writing
    }

    private let stageNumber = Atomic(0)
    private let doneCount = Atomic(0)
    private let totalCount = Atomic(0)

    package init() {}

    package var stage: Stage { Stage(rawValue: stageNumber.load(ordering: .relaxed)) ?? .loading }
    /// How many of ``total`` are done in this stage; both are 0 where the number is not known.
    package var done: Int { doneCount.load(ordering: .relaxed) }
    package var total: Int { totalCount.load(ordering: .relaxed) }

    func begin(_ stage: Stage, total: Int = 0) {
        doneCount.store(0, ordering: .relaxed)
        totalCount.store(total, ordering: .relaxed)
        stageNumber.store(stage.rawValue, ordering: .relaxed)
    }

    func advance() { doneCount.wrappingAdd(1, ordering: .relaxed) }
}
