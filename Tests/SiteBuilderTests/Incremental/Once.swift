import Synchronization

/// Does something the first time it is asked; whoever asks at the same time waits until it is done.
final class Once: Sendable {
    private let action: @Sendable () -> Void
    private let isDone = Mutex(false)

    init(_ action: @escaping @Sendable () -> Void) {
        self.action = action
    }

    func perform() {
        isDone.withLock { isDone in
            if !isDone { action() }
            isDone = true
        }
    }
}
