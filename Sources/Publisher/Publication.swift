package import Newsroom

/// Publishes a built site to a target: compares, plans, and only then acts.
package struct Publication: Sendable {
    private let files: FileSystem
    private let hubs: [String]
    private let built: BuiltSite
    private let destination: any Destination
    private let planner: PublishPlanner
    private let purge: CachePurge?
    private let owedFile: OwedNoticesFile
    /// Where things are kept for this target between publishes.
    private let folder: String
    private let lock: FileLock

    /// What became of a plan, or of going back.
    package struct Outcome: Sendable {
        /// What the target is back at, where it went back.
        package var state: String?
        /// Nil where it was not asked for.
        package var verification: Verification.Result?
        /// What went wrong after readers got the site.
        package var warnings: [String] = []
    }

    /// - Parameters:
    ///   - siteFolder: The site's folder, absolute.
    ///   - built: What is published.
    ///   - environment: Where secrets are.
    ///   - now: The present.
    /// - Throws: A ``PublishError`` where a secret is missing or somebody else publishes to the target from here,
    ///   and a ``FileError``.
    package init(
        files: FileSystem, site: Site, siteFolder: String, built: BuiltSite, target: PublishTarget,
        environment: [String: String], jobs: Int, now: Moment
    ) async throws {
        let built = target.takesPrecompressed ? built : built.withoutPrecompressed()
        let address = target.address ?? site.address
        let folder = siteFolder + "/.broadsheet/publish-" + target.name.text
        try files.createFolder(folder)
        guard let lock = try files.lock(folder + "/lock") else {
            throw PublishError(
                .failed, "another publish to \(target.name.text) is under way", hint: "wait for its end")
        }
        var headers = HeaderPolicy(rules: nil)
        let spared = target.spared + Self.otherPrefixes(beside: target, of: site)
        switch target.destination {
        case .directory(let settings):
            destination = DirectoryDestination(
                files: files, folder: Self.absolute(settings.path, from: siteFolder, environment),
                keptReleases: settings.keptReleases, jobs: jobs, now: now)
        case .rsync(var settings):
            settings.identity = settings.identity.map { Self.absolute($0, from: siteFolder, environment) }
            destination = RsyncDestination(
                settings: settings, fingerprint: try await built.fingerprint(files: files, jobs: jobs),
                site: built, now: now)
        case .git(let settings):
            destination = GitDestination(
                settings: settings, address: address, site: built, spared: spared,
                repository: GitRepository(
                    files: files, folder: folder + "/repository.git", siteFolder: siteFolder,
                    settings: settings, environment: environment, now: now))
        case .s3(let settings):
            headers = HeaderPolicy(rules: settings.cache)
            destination = try S3Destination(
                settings: settings, headers: headers, site: built,
                memory: BucketMemory(files: files, path: folder + "/bucket"), environment: environment)
        }
        purge = target.purge.map { CachePurge(settings: $0, environment: environment) }
        try purge?.check()
        planner = PublishPlanner(target: target, address: address, headers: headers, spared: spared)
        owedFile = OwedNoticesFile(files: files, path: folder + "/owed")
        hubs = site.hubs
        self.files = files
        self.built = built
        self.folder = folder
        self.lock = lock
    }

    /// Where the site goes, for people.
    package var destinationName: String { destination.description }

    /// Compares what is built with what stands there; changes nothing there.
    ///
    /// - Throws: A ``PublishError`` where the target cannot be looked at, and a ``FileError``.
    package func plan() async throws -> PublishPlan {
        var plan = planner.plan(built, over: try await destination.compare(built))
        // What an earlier run has changed and told nobody.
        plan.purges = Set(plan.purges).union(try owedFile.load().purges).sorted()
        return plan
    }

    /// Does what a plan says.
    ///
    /// - Throws: A ``PublishError`` or a ``FileError`` where something fails; the next run goes on from there.
    package func carryOut(
        _ plan: PublishPlan, verifies: Bool, progress: PublishProgress = PublishProgress()
    ) async throws -> Outcome {
        let feeds = plan.uploads.filter { $0.file.kind == .feed }.map(\.file.path)
        try owe(purges: plan.purges, feeds: feeds)
        if !plan.uploads.isEmpty || !plan.deletions.isEmpty {
            try await destination.send(plan, of: built, progress: progress)
        }
        // What goes is purged when it has gone: a reader who asked in between would bring it back.
        let gone = Set(planner.purges(of: plan.deletions))
        try await purgeOwed { !gone.contains($0) }
        try await destination.finish(plan)
        try await purgeOwed { _ in true }

        var outcome = Outcome()
        if verifies {
            outcome.verification = try await Verification(
                site: built, address: planner.address, files: files, folder: folder + "/answers"
            ).verify(plan)
        }
        // Who is told of news has to find it.
        if outcome.verification?.wrong.isEmpty ?? true { outcome.warnings = try await pingOwed() }
        return outcome
    }

    /// Shows readers what they got before.
    ///
    /// - Throws: A ``PublishError`` where nothing is left of it, and a ``FileError``.
    package func rollBack() async throws -> Outcome {
        let back = try await destination.rollBack()
        let names = Set(FeedFormat.allCases.map(\.fileName))
        let feeds = back.changed.filter { path in
            names.contains(path.split(separator: "/").last.map(String.init) ?? "")
        }
        try owe(purges: planner.purges(of: back.changed), feeds: feeds)
        try await purgeOwed { _ in true }
        return Outcome(state: back.state, warnings: try await pingOwed())
    }

    // MARK: Whom to tell

    private func owe(purges: [String], feeds: [String]) throws {
        var owed = try owedFile.load()
        owed.feeds.formUnion(feeds.map(planner.address.address(ofFile:)))
        owed.purges.formUnion(purge == nil ? [] : purges)
        try owedFile.save(owed)
    }

    private func purgeOwed(_ isDue: (String) -> Bool) async throws {
        var owed = try owedFile.load()
        let due = owed.purges.filter(isDue).sorted()
        guard let purge, !due.isEmpty else { return }
        let failed = try await purge.purge(due)
        owed.purges.subtract(Set(due).subtracting(failed))
        try owedFile.save(owed)
        guard let first = failed.first else { return }
        throw PublishError(
            .failed, "the CDN did not purge \(failed.count) of \(due.count) addresses, \(first) among them",
            hint: "run it again: they are purged then")
    }

    /// - Returns: Warnings of hubs that did not take the news.
    private func pingOwed() async throws -> [String] {
        var owed = try owedFile.load()
        let deaf = try await HubPing(hubs: hubs).ping(of: owed.feeds.sorted())
        owed.feeds = []
        try owedFile.save(owed)
        return deaf.map { "the hub \($0) did not take the news of the feeds" }
    }

    // MARK: Paths

    private static func absolute(
        _ path: String, from siteFolder: String, _ environment: [String: String]
    ) -> String {
        if path.hasPrefix("~/"), let home = environment["HOME"] { return home + path.dropFirst() }
        return path.hasPrefix("/") ? path : siteFolder + "/" + path
    }

    /// Patterns of what other targets have in the same bucket.
    private static func otherPrefixes(beside target: PublishTarget, of site: Site) -> [String] {
        guard case .s3(let own) = target.destination else { return [] }
        let start = own.prefix.isEmpty ? "" : own.prefix + "/"
        return site.publishTargets.compactMap { other in
            guard case .s3(let settings) = other.destination, settings.bucket == own.bucket,
                settings.endpoint == own.endpoint, settings.prefix != own.prefix,
                settings.prefix.hasPrefix(start)
            else { return nil }
            return settings.prefix.dropFirst(start.count) + "/*"
        }
    }
}
