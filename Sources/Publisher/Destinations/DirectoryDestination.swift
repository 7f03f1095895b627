import Newsroom

/// A folder of releases on this machine, and a link that is switched between them.
struct DirectoryDestination: Destination {
    let folder: String
    let keptReleases: Int
    let jobs: Int
    let now: Moment
    private let files: FileSystem
    private let releases: ReleaseFolder

    /// - Parameter folder: Absolute.
    init(files: FileSystem, folder: String, keptReleases: Int, jobs: Int, now: Moment) {
        self.files = files
        self.folder = folder
        self.keptReleases = keptReleases
        self.jobs = jobs
        self.now = now
        releases = ReleaseFolder(files: files, folder: folder)
    }

    var description: String { folder }

    func compare(_ site: BuiltSite) async throws -> Standing {
        // A release that somebody has removed is as good as none.
        guard let current = try releases.current(), try releases.names().contains(current) else {
            return Standing()
        }
        let states = try await site.files.concurrentMap(jobs: jobs) { [files, releases] file in
            let there = releases.path(of: current) + "/" + file.path
            guard let status = try files.status(there), status.kind == .file else {
                return nil as Standing.State?
            }
            let isSame =
                try status.size == file.size
                && files.haveSameContents(site.folder + "/" + file.path, there, size: file.size)
            return isSame ? .same : .otherContents
        }
        var standing = Standing(base: current)
        for (file, state) in zip(site.files, states) { standing.files[file.path] = state }
        let carried = try releases.assets()
        let local = Set(site.files.map(\.path))
        standing.surplus = try releases.files(of: current).filter {
            !local.contains($0) && carried[$0] == nil
        }
        return standing
    }

    func send(_ plan: PublishPlan, of site: BuiltSite, progress: PublishProgress) async throws {
        let lock = try releases.lock()
        defer { withExtendedLifetime(lock) {} }
        guard try plan.base == nil || releases.current() == plan.base else {
            throw PublishError(
                .failed, "\(folder) has moved on since it was compared", hint: "run it again")
        }
        try files.removeAll(releases.incoming)
        do {
            try await lay(plan, of: site)
            let name = Releases.name(after: try releases.names(), at: now)
            try files.replace(releases.list(of: name), with: Releases.list(of: site))
            // Before anybody can see it, the release has to be on the disk.
            files.synchronize()
            try files.move(releases.incoming, releases.path(of: name))
            try releases.point(to: name)
        } catch {
            // A full disk gets its room back; the error that matters is the first.
            try? files.removeAll(releases.incoming)
            throw error
        }
    }

    func finish(_ plan: PublishPlan) async throws {
        guard let current = try releases.current() else { return }
        let lock = try releases.lock()
        defer { withExtendedLifetime(lock) {} }
        try releases.prune(keeping: keptReleases, current: current)
    }

    func rollBack() async throws -> RolledBack {
        let lock = try releases.lock()
        defer { withExtendedLifetime(lock) {} }
        let withdrawn = try releases.current()
        let names = try releases.names()
        let release = try Releases.before(withdrawn, of: names)
        // A page of the withdrawn release may be on a screen, and ask for what belongs to it.
        try releases.carryAssets(into: releases.path(of: release))
        try releases.point(to: release)
        var changed: [String] = []
        if let withdrawn {
            changed = try differences(withdrawn, release)
            try releases.withdraw(Releases.after(release, of: names))
        }
        return RolledBack(state: release, changed: changed)
    }

    /// Puts all of a release in its place: what has changed as a copy, the rest as a second name of what is there.
    private func lay(_ plan: PublishPlan, of site: BuiltSite) async throws {
        try files.createFolder(releases.incoming)
        for folder in Set(site.files.compactMap { parentFolder(of: $0.path) }).sorted() {
            try files.createFolder(releases.incoming + "/" + folder)
        }
        let sent = Set(plan.uploads.map(\.file.path))
        let standing = plan.base.map(releases.path)
        _ = try await site.files.concurrentMap(jobs: jobs) { [files, releases] file in
            let place = releases.incoming + "/" + file.path
            if let standing, !sent.contains(file.path),
                (try? files.link(standing + "/" + file.path, place)) != nil
            {
                return
            }
            // A volume may have no second names, or no more of this file.
            try files.copy(site.folder + "/" + file.path, to: place)
        }
        try releases.carryAssets(into: releases.incoming)
    }

    /// The files that two releases do not have in common.
    private func differences(_ left: String, _ right: String) throws -> [String] {
        let (one, other) = (releases.path(of: left), releases.path(of: right))
        let paths = Set(try releases.files(of: left)).union(try releases.files(of: right))
        return try paths.sorted().filter { path in
            guard let status = try files.status(one + "/" + path),
                try files.status(other + "/" + path)?.size == status.size
            else { return true }
            return try !files.haveSameContents(one + "/" + path, other + "/" + path, size: status.size)
        }
    }
}
