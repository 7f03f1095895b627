import Newsroom

/// A bare repository on this machine, in which commits for a branch of another are made.
struct GitRepository: Sendable {
    private let folder: String
    /// Where paths of repositories begin.
    private let siteFolder: String
    private let settings: PublishTarget.Git
    private let git: Tool
    /// What the branch is called here.
    private static let reference = "refs/broadsheet/there"

    init(folder: String, siteFolder: String, settings: PublishTarget.Git, now: Moment) {
        self.folder = folder
        self.siteFolder = siteFolder
        self.settings = settings
        let time = "\(now.secondsSince1970) +0000"
        var tool = Tool(name: "git", installation: "install it: `apt install git`, `brew install git`")
        tool.environment = .inherited(with: [
            "GIT_DIR": folder, "GIT_INDEX_FILE": folder + "/broadsheet-index", "GIT_TERMINAL_PROMPT": "0",
            "GIT_AUTHOR_NAME": settings.authorName, "GIT_AUTHOR_EMAIL": settings.authorAddress,
            "GIT_COMMITTER_NAME": settings.authorName, "GIT_COMMITTER_EMAIL": settings.authorAddress,
            "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time,
        ])
        git = tool
    }

    func prepare() async throws {
        try await run(["init", "--quiet", "--bare", folder])
    }

    /// Fetches the branch; nil where it does not exist yet.
    func fetch(depth: Int) async throws -> String? {
        let branch = "refs/heads/" + settings.branch
        let told = try await git.run(
            ["ls-remote", "--exit-code", "--", settings.repository, branch], in: siteFolder)
        if told.exitCode == 2 {
            _ = try? await run(["update-ref", "-d", Self.reference])
            return nil
        }
        guard told.succeeded else { throw explained(told, "cannot read \(settings.repository)") }
        let fetched = try await git.run(
            [
                "fetch", "--quiet", "--no-tags", "--depth=\(depth)", "--", settings.repository,
                "+\(branch):\(Self.reference)",
            ], in: siteFolder)
        guard fetched.succeeded else { throw explained(fetched, "cannot read \(settings.repository)") }
        return try await self.fetched()
    }

    /// The commit that was fetched last.
    func fetched() async throws -> String? {
        let told = try await git.run(["rev-parse", "--quiet", "--verify", Self.reference])
        return told.succeeded ? told.text : nil
    }

    func parent(of commit: String) async throws -> String? {
        let told = try await git.run(["rev-parse", "--quiet", "--verify", commit + "^"])
        return told.succeeded ? told.text : nil
    }

    func message(of commit: String) async throws -> String {
        try await run(["log", "-1", "--format=%B", commit])
    }

    /// Puts files into the repository, byte for byte: neither attributes nor line ends of anybody's configuration
    /// change them.
    ///
    /// - Parameters:
    ///   - paths: From the folder, sorted.
    ///   - root: The folder.
    ///   - empty: Files without contents that come beside them.
    /// - Returns: The name of the tree.
    func tree(of paths: [String], in root: String, empty: [String]) async throws -> String {
        // A path that begins with a dot and a slash cannot begin with a quotation mark, which git would read.
        let list = paths.map { "./\($0)\n" }.joined()
        let objects = try await run(
            ["hash-object", "-w", "--no-filters", "--stdin-paths"], input: Array(list.utf8), in: root)
        let nothing = try await run(["hash-object", "-w", "--stdin"])
        let names = objects.split(separator: "\n").map(String.init)
        guard names.count == paths.count else { throw PublishError(.failed, "git lost files of the site") }
        let entries =
            zip(names, paths).map { "100644 \($0) 0\t\($1)\0" }
            + empty.filter { !paths.contains($0) }.map { "100644 \(nothing) 0\t\($0)\0" }
        try await run(["read-tree", "--empty"])
        try await run(["update-index", "-z", "--index-info"], input: Array(entries.joined().utf8))
        return try await run(["write-tree"])
    }

    /// What became of each file: `A` for added, `D` for deleted, another letter for changed.
    func differences(from commit: String, to tree: String) async throws -> [(status: String, path: String)] {
        let told = try await run(["diff-tree", "-r", "-z", "--no-renames", "--name-status", commit, tree])
        let fields = told.split(separator: "\0").map(String.init)
        return stride(from: 0, to: fields.count - 1, by: 2).map { (fields[$0], fields[$0 + 1]) }
    }

    func commit(_ tree: String, onto parent: String?, message: String) async throws -> String {
        try await run(
            ["commit-tree", tree] + (parent.map { ["-p", $0] } ?? []), input: Array(message.utf8))
    }

    /// Makes a commit the branch's last.
    ///
    /// - Parameter expected: What the branch's last commit is; nil for a branch that does not exist.
    func push(_ commit: String, over expected: String?) async throws {
        let branch = "refs/heads/" + settings.branch
        let force = settings.mayForce ? ["--force-with-lease=\(branch):\(expected ?? "")"] : []
        let told = try await git.run(
            ["push", "--quiet"] + force + ["--", settings.repository, "\(commit):\(branch)"],
            in: siteFolder)
        guard told.succeeded else { throw explained(told, "cannot push to \(settings.repository)") }
    }

    @discardableResult
    private func run(_ arguments: [String], input: [UInt8] = [], in root: String? = nil) async throws
        -> String
    {
        let outcome = try await git.run(arguments, input: input, in: root)
        guard outcome.succeeded else {
            throw PublishError(.failed, "git \(arguments[0]): \(outcome.lastComplaint)")
        }
        return outcome.text
    }

    private func explained(_ outcome: Tool.Outcome, _ summary: String) -> PublishError {
        let told = outcome.complaint
        if ["fetch first", "non-fast-forward", "stale info", "cannot lock ref"].contains(where: told.contains)
        {
            return PublishError(
                .failed, "\(settings.branch) has moved on since it was compared",
                hint: "see who else publishes there, then run it again")
        }
        let lines = told.split(whereSeparator: \.isNewline)
        let line = lines.first { $0.hasPrefix("fatal:") || $0.hasPrefix("remote:") || $0.hasPrefix(" ! ") }
        return PublishError(.failed, "\(summary): \((line ?? lines.last).map(String.init) ?? "no word why")")
    }
}
