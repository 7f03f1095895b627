package import SiteBuilder

/// Tells which files of a site have changed, a burst of changes at a time.
package protocol SiteWatcher: Sendable {
    /// The changes from now on, until the stream is dropped.
    func changes() -> AsyncStream<ProofDesk.Change>
}

/// What of a site's folder is watched: all that a build reads.
enum WatchedPaths {
    static let folders = ["content", "templates", "comments"]

    /// - Parameter path: From the site's folder.
    static func contains(_ path: String) -> Bool {
        guard !isPassing(path) else { return false }
        return path == "site.yml" || folders.contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// Hidden files, which no build reads, and others that editors keep beside the one that is written.
    private static func isPassing(_ path: String) -> Bool {
        path.hasPrefix(".") || path.contains("/.") || path.hasSuffix("~") || path.hasSuffix("/4913")
    }
}
