import Newsroom

/// A branch of a repository: each publish is a commit.
struct GitDestination: Destination {
    let settings: PublishTarget.Git
    let address: SiteAddress
    let site: BuiltSite
    let now: Moment
    private let git: GitRepository

    /// A commit of ours ends with this line.
    private static let mark = "Published-with: Broadsheet"
    /// Keeps hosts from putting the files through a generator of their own.
    private static let hostFile = ".nojekyll"

    /// - Parameters:
    ///   - folder: Where a copy of the branch's files is kept between publishes; it can be deleted.
    ///   - siteFolder: Where a path of a repository begins.
    init(
        settings: PublishTarget.Git, address: SiteAddress, site: BuiltSite, folder: String,
        siteFolder: String, now: Moment
    ) {
        self.settings = settings
        self.address = address
        self.site = site
        self.now = now
        git = GitRepository(folder: folder, siteFolder: siteFolder, settings: settings, now: now)
    }

    var description: String { "\(settings.branch) of \(settings.repository)" }

    func compare(_ site: BuiltSite) async throws -> Standing {
        try await git.prepare()
        guard let there = try await git.fetch(depth: 1) else { return Standing() }
        let tree = try await tree()
        var standing = Standing()
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
        // What was compared is what is committed onto; whoever came in between is not overwritten.
        let parent = try await git.fetched()
        let commit = try await git.commit(
            try await tree(), onto: parent, message: "Publish \(address.text)\n\n\(Self.mark)\n")
        try await git.push(commit, over: parent)
    }

    /// The commit has them no more.
    func finish(_ plan: PublishPlan) async throws {}

    func rollBack() async throws -> String {
        try await git.prepare()
        guard let there = try await git.fetch(depth: 2), let earlier = try await git.parent(of: there) else {
            throw PublishError(.failed, "\(settings.branch) has no commit to go back to")
        }
        guard try await git.message(of: there).contains(Self.mark) else {
            throw PublishError(.failed, "the last commit of \(settings.branch) is not Broadsheet's")
        }
        let commit = try await git.commit(
            earlier + "^{tree}", onto: there, message: "Go back to \(earlier)\n\n\(Self.mark)\n")
        try await git.push(commit, over: there)
        return "the files of \(earlier.prefix(10))"
    }

    private func tree() async throws -> String {
        try await git.tree(
            of: site.files.map(\.path), in: site.folder, empty: [Self.hostFile])
    }
}
