import Newsroom

/// A folder of releases on this machine, and a link that is switched between them.
struct DirectoryDestination: Destination {
    let files: FileSystem
    /// Absolute.
    let folder: String
    let keptReleases: Int
    let jobs: Int
    let now: Moment

    var description: String { folder }

    private var releases: String { folder + "/" + Releases.folder }
    private var link: String { folder + "/" + Releases.current }
    /// A release that is being made.
    private var incoming: String { releases + "/incoming" }

    func compare(_ site: BuiltSite) async throws -> Standing {
        guard let current = try current() else { return Standing() }
        let release = releases + "/" + current
        let states = try await site.files.concurrentMap(jobs: jobs) { [files] file in
            let there = release + "/" + file.path
            guard let status = try files.status(there), status.kind == .file else {
                return nil as Standing.State?
            }
            let isSame =
                try status.size == file.size
                && files.haveSameContents(site.folder + "/" + file.path, there, size: file.size)
            return isSame ? .same : .otherContents
        }
        var standing = Standing()
        for (file, state) in zip(site.files, states) { standing.files[file.path] = state }
        let carried = try carriedAssets()
        let local = Set(site.files.map(\.path))
        standing.surplus = try allFiles(in: release).filter { !local.contains($0) && carried[$0] == nil }
        return standing
    }

    func send(_ plan: PublishPlan, of site: BuiltSite, progress: PublishProgress) async throws {
        try files.createFolder(releases)
        guard let lock = try files.lock(releases + "/.lock") else {
            throw PublishError(.failed, "somebody else is publishing to \(folder)")
        }
        defer { withExtendedLifetime(lock) {} }
        try files.removeAll(incoming)
        do {
            let current = try current()
            try await lay(plan, of: site, beside: current)
            let name = Releases.name(after: try names(), at: now)
            try files.replace(releases + "/" + name + Releases.listSuffix, with: Releases.list(of: site))
            // Before anybody can see it, the release has to be on the disk.
            files.synchronize()
            try files.move(incoming, releases + "/" + name)
            try point(to: name)
        } catch {
            // A full disk gets its room back; the error that matters is the first.
            try? files.removeAll(incoming)
            throw error
        }
    }

    func finish(_ plan: PublishPlan) async throws {
        guard let current = try current() else { return }
        let all = try files.entries(releases).map(\.name)
        let stale = Set(Releases.superfluous(all, keeping: keptReleases, current: current))
        for name in stale {
            // The list first: a release without one hands no assets on, a list without a release would.
            try files.removeAll(releases + "/" + name + Releases.listSuffix)
            try files.removeAll(releases + "/" + name)
        }
    }

    func rollBack() async throws -> String {
        let release = try Releases.before(try current(), of: try names())
        try point(to: release)
        return release
    }

    // MARK: Releases

    /// Puts all of a release in its place: what has changed as a copy, the rest as a second name of what is there.
    private func lay(_ plan: PublishPlan, of site: BuiltSite, beside current: String?) async throws {
        try files.createFolder(incoming)
        for folder in Set(site.files.compactMap { Self.parent($0.path) }).sorted() {
            try files.createFolder(incoming + "/" + folder)
        }
        let sent = Set(plan.uploads.map(\.file.path))
        _ = try await site.files.concurrentMap(jobs: jobs) { [files, incoming, releases] file in
            let place = incoming + "/" + file.path
            if let current, !sent.contains(file.path),
                (try? files.link(releases + "/" + current + "/" + file.path, place)) != nil
            {
                return
            }
            try files.copy(site.folder + "/" + file.path, to: place)
        }
        for (asset, release) in try carriedAssets() {
            let place = incoming + "/" + asset
            guard try files.status(place) == nil else { continue }
            if let parent = Self.parent(place) { try files.createFolder(parent) }
            try files.link(releases + "/" + release + "/" + asset, place)
        }
    }

    /// The lasting files of all releases that are kept, and a release that has each as its own.
    private func carriedAssets() throws -> [String: String] {
        var assets: [String: String] = [:]
        for release in try names() {
            let list = releases + "/" + release + Releases.listSuffix
            guard try files.status(list)?.kind == .file else { continue }
            let paths = String(decoding: try files.read(list), as: UTF8.self).split(separator: "\n")
            for path in paths where (try? SitePath(String(path))) != nil {
                guard try files.status(releases + "/" + release + "/" + path)?.kind == .file else { continue }
                assets[String(path)] = release
            }
        }
        return assets
    }

    private func point(to release: String) throws(FileError) {
        let new = link + ".new"
        try files.removeAll(new)
        try files.linkSymbolically(Releases.folder + "/" + release, new)
        try files.move(new, link)
    }

    /// The release that readers get; nil before the first.
    private func current() throws -> String? {
        guard let status = try files.status(link) else { return nil }
        guard status.kind == .symbolicLink, let target = try files.target(link) else {
            throw PublishError(
                .failed, "\(link) is no link, and not Broadsheet's",
                hint: "move it away, or publish into another folder")
        }
        return try Releases.release(ofLink: target)
    }

    private func names() throws(FileError) -> [String] {
        guard try files.status(releases)?.kind == .folder else { return [] }
        return Releases.sorted(try files.entries(releases).filter { $0.kind == .folder }.map(\.name))
    }

    private func allFiles(in root: String) throws(FileError) -> [String] {
        var found: [String] = []
        var pending = [""]
        while let folder = pending.popLast() {
            for entry in try files.entries(root + "/" + folder) {
                if entry.kind == .folder {
                    pending.append(folder + entry.name + "/")
                } else {
                    found.append(folder + entry.name)
                }
            }
        }
        return found
    }

    private static func parent(_ path: String) -> String? {
        path.lastIndex(of: "/").map { String(path[..<$0]) }
    }
}
