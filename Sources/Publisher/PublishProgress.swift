import Synchronization

/// How many files have been sent, for whoever waits.
package final class PublishProgress: Sendable {
    private let count = Atomic(0)

    package init() {}

    package var sent: Int { count.load(ordering: .relaxed) }

    func advance(by files: Int) { count.wrappingAdd(files, ordering: .relaxed) }
}
