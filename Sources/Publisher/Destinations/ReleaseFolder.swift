import Newsroom

/// The folder of releases on this machine: ``Releases`` says what is in it.
struct ReleaseFolder: Sendable {
    private let files: FileSystem
    private let folder: String

    init(files: FileSystem, folder: String) {
        self.files = files
        self.folder = folder
    }

    private var root: String { folder + "/" + Releases.folder }
    private var link: String { folder + "/" + Releases.current }

    /// A release that is being made.
    var incoming: String { root + "/incoming" }

    func path(of release: String) -> String { root + "/" + release }

    func list(of release: String) -> String { path(of: release) + Releases.listSuffix }

    /// Keeps others from changing releases.
    func lock() throws -> FileLock {
        try files.createFolder(root)
        if let lock = try files.lock(root + "/.lock") { return lock }
        throw PublishError(.failed, "somebody else is publishing to \(folder)", hint: "run it again")
    }

    /// The release that readers get; nil before the first.
    ///
    /// - Throws: A ``PublishError`` where something else has the link's name.
    func current() throws -> String? {
        guard let status = try files.status(link) else { return nil }
        guard status.kind == .symbolicLink, let target = try files.target(link) else {
            throw PublishError(
                .failed, "\(link) is no link, and not Broadsheet's",
                hint: "move it away, or publish into another folder")
        }
        return try Releases.release(ofLink: target)
    }

    /// Shows readers a release.
    func point(to release: String) throws(FileError) {
        try files.removeAll(link + ".new")
        try files.linkSymbolically(Releases.folder + "/" + release, link + ".new")
        try files.move(link + ".new", link)
    }

    /// In the order in which they followed each other.
    func names() throws(FileError) -> [String] {
        // It may be a link to a larger disk.
        guard try files.resolve(root) != nil else { return [] }
        return Releases.sorted(try files.entries(root).filter { $0.kind == .folder }.map(\.name))
    }

    /// The files of a release, from it.
    func files(of release: String) throws(FileError) -> [String] {
        var found: [String] = []
        var pending = [""]
        while let folder = pending.popLast() {
            for entry in try files.entries(path(of: release) + "/" + folder) {
                if entry.kind == .folder {
                    pending.append(folder + entry.name + "/")
                } else {
                    found.append(folder + entry.name)
                }
            }
        }
        return found
    }

    // MARK: Lasting files

    /// The lasting files of all releases, and a release that has each as its own.
    func assets() throws(FileError) -> [String: String] {
        var assets: [String: String] = [:]
        for release in try names() {
            guard try files.status(list(of: release))?.kind == .file else { continue }
            let paths = String(decoding: try files.read(list(of: release)), as: UTF8.self)
            for path in paths.split(separator: "\n").map(String.init) where (try? SitePath(path)) != nil {
                guard try files.status(self.path(of: release) + "/" + path)?.kind == .file else { continue }
                assets[path] = release
            }
        }
        return assets
    }

    /// Gives a release the lasting files of all others.
    func carryAssets(into place: String) throws(FileError) {
        for (asset, release) in try assets() where try files.status(place + "/" + asset) == nil {
            if let parent = parentFolder(of: place + "/" + asset) { try files.createFolder(parent) }
            do throws(FileError) {
                try files.link(path(of: release) + "/" + asset, place + "/" + asset)
            } catch {
                try files.copy(path(of: release) + "/" + asset, to: place + "/" + asset)
            }
        }
    }

    // MARK: Releases that go

    /// Takes releases out of the order, so that nobody goes back to a mistake.
    func withdraw(_ names: [String]) throws(FileError) {
        for name in names {
            try files.removeAll(list(of: name))
            try files.removeAll(path(of: Releases.withdrawn + name))
            try files.move(path(of: name), path(of: Releases.withdrawn + name))
        }
    }

    /// Removes what was withdrawn and the oldest releases, so that so many stay.
    func prune(keeping count: Int, current: String) throws(FileError) {
        let kept = Set(try names()).subtracting(
            Releases.superfluous(try names(), keeping: count, current: current))
        for entry in try files.entries(root) {
            let release =
                entry.name.hasSuffix(Releases.listSuffix)
                ? String(entry.name.dropLast(Releases.listSuffix.count)) : entry.name
            let isOurs = Releases.number(release) != nil || release.hasPrefix(Releases.withdrawn)
            if isOurs, !kept.contains(release) { try files.removeAll(root + "/" + entry.name) }
        }
    }
}

/// The folder that a path is in; nil for one that is in none.
func parentFolder(of path: String) -> String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
}
