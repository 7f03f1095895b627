import Newsroom

/// A branch of a repository: each publish is a commit.
struct GitDestination: Destination {
    let settings: PublishTarget.Git
    let address: SiteAddress
    let site: BuiltSite
    /// Patterns of files that are not the site's and stay.
    let spared: [String]
    private let git: GitRepository

    /// A commit of ours ends with this line.
    private static let mark = "Published-with: Broadsheet"
    /// One that went back has the commit after this.
    private static let wayBack = "Goes-back-to: "
    /// Keeps hosts from putting the files through a generator of their own.
    private static let hostFile = ".nojekyll"

    init(
        settings: PublishTarget.Git, address: SiteAddress, site: BuiltSite, spared: [String],
        repository: GitRepository
    ) {
        self.settings = settings
        self.address = address
        self.site = site
        self.spared = spared
        git = repository
    }

    var description: String { "\(settings.branch) of \(settings.repository)" }

    func compare(_ site: BuiltSite) async throws -> Standing {
        try await git.prepare()
        guard let there = try await git.fetch(depth: 1) else { return Standing() }
        let tree = try await tree(over: there)
        var standing = Standing(base: there)
        for file in site.files { standing.files[file.path] = .same }
        for (status, path) in try await git.differences(from: there, to: tree) where path != Self.hostFile {
            switch status {
            case "A": standing.files[path] = nil
            case "D": standing.surplus.append(path)
            default: standing.files[path] = .otherContents
            }
        }
        if try await !git.message(of: there).contains(Self.mark) {
            standing.objection = "the last commit of \(settings.branch) is not Broadsheet's"
        }
        return standing
    }

    func send(_ plan: PublishPlan, of site: BuiltSite, progress: PublishProgress) async throws {
        // Onto what was compared: whoever came in between is not overwritten.
        let commit = try await git.commit(
            try await tree(over: plan.base), onto: plan.base,
            message: "Publish \(address.text)\n\n\(Self.mark)\n")
        try await git.push(commit)
    }

    /// The commit has them no more.
    func finish(_ plan: PublishPlan) async throws {}

    func rollBack() async throws -> RolledBack {
        try await git.prepare()
        guard let there = try await git.fetch(depth: nil) else {
            throw PublishError(.failed, "nothing has been published there yet")
        }
        guard try await git.message(of: there).contains(Self.mark) else {
            throw PublishError(.failed, "the last commit of \(settings.branch) is not Broadsheet's")
        }
        // A commit that went back is of the state that it went back to: before that is what was before it there.
        guard let parent = try await git.parent(of: try await state(of: there)) else {
            throw PublishError(.failed, "\(settings.branch) has no commit to go back to")
        }
        let earlier = try await state(of: parent)
        let commit = try await git.commit(
            earlier + "^{tree}", onto: there,
            message: "Go back to \(earlier)\n\n\(Self.wayBack)\(earlier)\n\(Self.mark)\n")
        let changed = try await git.differences(from: there, to: earlier + "^{tree}").map(\.path)
        try await git.push(commit)
        return RolledBack(state: "the files of \(earlier.prefix(10))", changed: changed)
    }

    /// The commit whose files a commit has.
    private func state(of commit: String) async throws -> String {
        let lines = try await git.message(of: commit).split(separator: "\n")
        let line = lines.first { $0.hasPrefix(Self.wayBack) }
        return line.map { String($0.dropFirst(Self.wayBack.count)) } ?? commit
    }

    /// The site's files, and what of an earlier commit is not the site's and stays.
    private func tree(over commit: String?) async throws -> String {
        var spared: [GitRepository.Entry] = []
        if let commit, !self.spared.isEmpty {
            spared = try await git.entries(of: commit).filter { entry in
                self.spared.contains { PathPattern.fits(entry.path, $0) }
            }
        }
        return try await git.tree(
            of: site.files.map(\.path), in: site.folder, empty: [Self.hostFile], with: spared)
    }
}
