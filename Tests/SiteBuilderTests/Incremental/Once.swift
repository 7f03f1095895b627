import Synchronization

/// Something that happens at most once, whoever asks for it.
final class Once: Sendable {
    private let action: @Sendable () -> Void
    private let isDone = Atomic(false)

    init(_ action: @escaping @Sendable () -> Void) {
        self.action = action
    }

    func perform() {
        if !isDone.exchange(true, ordering: .relaxed) { action() }
    }
}
