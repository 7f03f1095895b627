import Dispatch
import Newsroom
import Synchronization

/// Takes away the old files, while the next new ones are made: to give a file's room back a disk can take as long
/// as to make a page, and most of that time the processor waits.
final class ReplacedFiles: Sendable {
    private let files: FileSystem
    private let queue = DispatchQueue(label: "replaced files")
    private let gathered = Mutex<[String]>([])
    /// How many batches the queue has not done.
    private let waiting = Atomic(0)

    /// To wake the queue for each file would take longer than to remove it.
    private static let batch = 64
    /// More would be needless room on the disk: whoever comes then removes his own.
    private static let mostWaiting = 8

    init(files: FileSystem) {
        self.files = files
    }

    /// Safe to call from many tasks at once. What cannot be removed stays where it is.
    func remove(_ path: String) {
        gathered.withLock { $0.append(path) }
        let batch = takeGathered(atLeast: Self.batch)
        guard !batch.isEmpty else { return }
        guard waiting.add(1, ordering: .relaxed).newValue <= Self.mostWaiting else {
            return removeNow(batch)
        }
        queue.async { self.removeNow(batch) }
    }

    /// Returns when all that was to be removed is.
    func finish() {
        queue.sync {}
        for path in takeGathered(atLeast: 1) { try? files.remove(path) }
    }

    private func takeGathered(atLeast count: Int) -> [String] {
        gathered.withLock { gathered in
            guard gathered.count >= count else { return [] }
            defer { gathered = [] }
            return gathered
        }
    }

    private func removeNow(_ batch: [String]) {
        for path in batch { try? files.remove(path) }
        waiting.subtract(1, ordering: .relaxed)
    }
}
