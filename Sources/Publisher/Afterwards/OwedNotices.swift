import Newsroom

/// Whom a publish still has to tell of its changes: a run that was cut off leaves it to the next.
struct OwedNotices: Sendable {
    /// Web addresses that a CDN has to forget.
    var purges: Set<String> = []
    /// Web addresses of feeds that hubs have to hear of.
    var feeds: Set<String> = []

    var isEmpty: Bool { purges.isEmpty && feeds.isEmpty }
}

/// Keeps them in a file.
struct OwedNoticesFile: Sendable {
    let files: FileSystem
    let path: String

    func load() throws(FileError) -> OwedNotices {
        var owed = OwedNotices()
        guard try files.status(path)?.kind == .file else { return owed }
        for line in String(decoding: try files.read(path), as: UTF8.self).split(separator: "\n") {
            let address = String(line.dropFirst(2))
            switch line.first {
            case "p": owed.purges.insert(address)
            case "f": owed.feeds.insert(address)
            default: break
            }
        }
        return owed
    }

    func save(_ owed: OwedNotices) throws(FileError) {
        guard !owed.isEmpty else { return try files.removeAll(path) }
        let lines = owed.purges.sorted().map { "p \($0)\n" } + owed.feeds.sorted().map { "f \($0)\n" }
        try files.replace(path, with: Array(lines.joined().utf8))
    }
}
