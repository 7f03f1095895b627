package import Newsroom
package import SiteBuilder

/// Watches a site by looking at the states of all its files again and again: for systems without inotify.
package struct PollingWatcher: SiteWatcher {
    private let files: FileSystem
    private let folder: String
    private let pause: Duration

    /// - Parameter folder: The site's.
    package init(files: FileSystem, folder: String, pause: Duration = .milliseconds(250)) {
        self.files = files
        self.folder = folder
        self.pause = pause
    }

    package func changes() -> AsyncStream<ProofDesk.Change> {
        AsyncStream { continuation in
            let task = Task {
                var before = states()
                while (try? await Task.sleep(for: pause)) != nil {
                    let now = states()
                    let changed = Set(now.keys).union(before.keys).filter { now[$0] != before[$0] }
                    before = now
                    if !changed.isEmpty { continuation.yield(.files(changed)) }
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func states() -> [String: FileStatus] {
        var states: [String: FileStatus] = [:]
        states["site.yml"] = try? files.status(folder + "/site.yml")
        _ = WatchedFolders(files: files, site: folder).walk(enter: { _ in true }, look: { states[$0] = $1 })
        return states
    }
}
