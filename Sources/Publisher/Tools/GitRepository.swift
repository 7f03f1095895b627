import Newsroom

/// A bare repository on this machine, in which commits for a branch of another are made. It can be deleted at any
/// time.
struct GitRepository: Sendable {
    private let files: FileSystem
    private let folder: String
    /// Where paths of repositories begin.
    private let siteFolder: String
    private let settings: PublishTarget.Git
    private let git: Tool
    /// What the branch is called here.
    private static let reference = "refs/broadsheet/there"
    private static let index = "broadsheet-index"

    /// A file of a commit.
    struct Entry: Sendable {
        let mode: String
        let object: String
        let path: String
    }

    /// - Parameters:
    ///   - folder: Of the repository on this machine.
    ///   - siteFolder: The site's folder.
    init(
        files: FileSystem, folder: String, siteFolder: String, settings: PublishTarget.Git,
        environment: [String: String], now: Moment
    ) {
        self.files = files
        self.folder = folder
        self.siteFolder = siteFolder
        self.settings = settings
        let time = "\(now.secondsSince1970) +0000"
        var tool = Tool(name: "git", installation: "install it: `apt install git`, `brew install git`")
        tool.environment = .inherited(with: [
            "GIT_DIR": folder, "GIT_INDEX_FILE": folder + "/" + Self.index, "GIT_TERMINAL_PROMPT": "0",
            "GIT_SSH_COMMAND": environment["GIT_SSH_COMMAND"] ?? "ssh -o BatchMode=yes -o ConnectTimeout=15",
            "GIT_AUTHOR_NAME": settings.authorName, "GIT_AUTHOR_EMAIL": settings.authorAddress,
            "GIT_COMMITTER_NAME": settings.authorName, "GIT_COMMITTER_EMAIL": settings.authorAddress,
            "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time,
        ])
        git = tool
    }

    /// Makes the repository where it is missing. Nobody else works in it: what a killed run has locked is free.
    func prepare() async throws {
        for name in [Self.index, "shallow", "config", "HEAD", "packed-refs", Self.reference] {
            try files.removeAll(folder + "/" + name + ".lock")
        }
        try await run(["init", "--quiet", "--bare", folder])
    }

    /// Fetches the branch.
    ///
    /// - Parameter depth: How many commits are wanted; nil is all.
    /// - Returns: The last commit; nil where the branch does not exist yet.
    func fetch(depth: Int?) async throws -> String? {
        let branch = "refs/heads/" + settings.branch
        let told = try await git.run(
            ["ls-remote", "--exit-code", "--", settings.repository, branch], in: siteFolder)
        if told.exitCode == 2 { return nil }
        guard told.succeeded else { throw explained(told, "cannot read \(settings.repository)") }
        let fetched = try await git.run(
            [
                "fetch", "--quiet", "--no-tags", "--depth=\(depth ?? Int(Int32.max))", "--",
                settings.repository, "+\(branch):\(Self.reference)",
            ], in: siteFolder)
        guard fetched.succeeded else { throw explained(fetched, "cannot read \(settings.repository)") }
        return try await run(["rev-parse", "--verify", Self.reference])
    }

    func parent(of commit: String) async throws -> String? {
        let told = try await git.run(["rev-parse", "--quiet", "--verify", commit + "^"])
        return told.succeeded ? told.text : nil
    }

    func message(of commit: String) async throws -> String {
        try await run(["log", "-1", "--format=%B", commit])
    }

    func entries(of commit: String) async throws -> [Entry] {
        try await run(["ls-tree", "-r", "-z", commit]).split(separator: "\0").compactMap { line in
            // "100644 blob 0123…\tpath"
            let halves = line.split(separator: "\t", maxSplits: 1)
            let words = halves.first?.split(separator: " ") ?? []
            guard halves.count == 2, words.count == 3 else { return nil }
            return Entry(mode: String(words[0]), object: String(words[2]), path: String(halves[1]))
        }
    }

    /// Puts files into the repository, byte for byte: neither attributes nor line ends of anybody's configuration
    /// change them.
    ///
    /// - Parameters:
    ///   - paths: From the folder, sorted.
    ///   - root: The folder.
    ///   - empty: Files without contents that come beside them.
    ///   - others: Further files, unless there is one of theirs among these.
    /// - Returns: The name of the tree.
    func tree(
        of paths: [String], in root: String, empty: [String], with others: [Entry]
    ) async throws -> String {
        // A path that begins with a dot and a slash cannot begin with a quotation mark, which git would read.
        let list = paths.map { "./\($0)\n" }.joined()
        let objects = try await run(
            ["hash-object", "-w", "--no-filters", "--stdin-paths"], input: Array(list.utf8), in: root)
        let nothing = try await run(["hash-object", "-w", "--stdin"])
        let names = objects.split(separator: "\n").map(String.init)
        guard names.count == paths.count else {
            throw PublishError(.failed, "git could not read all files of \(root)", hint: "build again")
        }
        var entries = others + empty.map { Entry(mode: "100644", object: nothing, path: $0) }
        let taken = Set(paths)
        entries = entries.filter { !taken.contains($0.path) }
        entries += zip(names, paths).map { Entry(mode: "100644", object: $0, path: $1) }
        let lines = entries.map { "\($0.mode) \($0.object) 0\t\($0.path)\0" }.joined()
        try await run(["read-tree", "--empty"])
        try await run(["update-index", "-z", "--index-info"], input: Array(lines.utf8))
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

    /// Makes a commit the branch's last: one that is not a child of the last only by force.
    func push(_ commit: String) async throws {
        let told = try await git.run(
            ["push", "--quiet"] + (settings.mayForce ? ["--force"] : [])
                + ["--", settings.repository, "\(commit):refs/heads/\(settings.branch)"], in: siteFolder)
        guard told.succeeded else {
            let signs = ["fetch first", "non-fast-forward", "cannot lock ref"]
            guard signs.contains(where: told.complaint.contains) else {
                throw explained(told, "cannot push to \(settings.repository)")
            }
            throw PublishError(
                .failed, "\(settings.branch) has moved on since it was compared",
                hint: "see who else publishes there, then run it again")
        }
    }

    @discardableResult
    private func run(
        _ arguments: [String], input: [UInt8] = [], in root: String? = nil
    ) async throws -> String {
        let outcome = try await git.run(arguments, input: input, in: root)
        guard outcome.succeeded else {
            throw PublishError(
                .failed, "git \(arguments[0]): \(outcome.lastComplaint)",
                hint: "\(folder) can be deleted: it is made anew")
        }
        return outcome.text
    }

    private func explained(_ outcome: Tool.Outcome, _ summary: String) -> PublishError {
        if let error = RemoteShell.explained(outcome.complaint, of: settings.repository) { return error }
        let lines = outcome.complaint.split(whereSeparator: \.isNewline)
        let line = lines.first {
            $0.hasPrefix("fatal:") || $0.hasPrefix("remote:") || $0.hasPrefix(" ! ")
        }
        return PublishError(.failed, "\(summary): \(line ?? lines.last ?? "no word why")")
    }
}
