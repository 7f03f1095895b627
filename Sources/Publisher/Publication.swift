package import Newsroom

/// Publishes a built site to a target: compares, plans, and only then acts.
package struct Publication: Sendable {
    private let files: FileSystem
    private let site: Site
    private let built: BuiltSite
    private let destination: any Destination
    private let planner: PublishPlanner
    private let purge: CachePurge?
    private let owedFile: OwedNoticesFile
    /// Where things are kept for this target between publishes.
    private let folder: String

    /// What became of a plan.
    package struct Outcome: Sendable {
        /// Nil where it was not asked for.
        package var verification: Verification.Result?
        /// What went wrong after the site was published.
        package var warnings: [String] = []
    }

    /// - Parameters:
    ///   - siteFolder: The site's folder, absolute.
    ///   - built: What is published.
    ///   - environment: Where secrets are.
    ///   - now: The present.
    /// - Throws: A ``PublishError`` where a secret is missing, and a ``FileError``.
    package init(
        files: FileSystem, site: Site, siteFolder: String, built: BuiltSite, target: PublishTarget,
        environment: [String: String], jobs: Int, now: Moment
    ) async throws {
        let built = target.takesPrecompressed ? built : built.withoutPrecompressed()
        let address = target.address ?? site.address
        let folder = siteFolder + "/.broadsheet/publish-" + target.name.text
        try files.createFolder(folder)
        var headers = HeaderPolicy(rules: nil)
        switch target.destination {
        case .directory(let settings):
            destination = DirectoryDestination(
                files: files,
                folder: settings.path.hasPrefix("/") ? settings.path : siteFolder + "/" + settings.path,
                keptReleases: settings.keptReleases, jobs: jobs, now: now)
        case .rsync(let settings):
            destination = RsyncDestination(
                settings: settings, fingerprint: try await built.fingerprint(files: files, jobs: jobs),
                site: built, now: now)
        case .git(let settings):
            destination = GitDestination(
                settings: settings, address: address, site: built, folder: folder + "/repository.git",
                siteFolder: siteFolder, now: now)
        case .s3(let settings):
            headers = HeaderPolicy(rules: settings.cache)
            destination = try S3Destination(
                settings: settings, headers: headers, site: built,
                memory: BucketMemory(files: files, path: folder + "/bucket"), environment: environment)
        }
        purge = target.purge.map { CachePurge(settings: $0, environment: environment) }
        try purge?.check()
        planner = PublishPlanner(target: target, address: address, headers: headers)
        owedFile = OwedNoticesFile(files: files, path: folder + "/owed")
        self.files = files
        self.site = site
        self.built = built
        self.folder = folder
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
        var owed = try owedFile.load()
        let feeds = plan.uploads.filter { $0.file.kind == .feed }.map {
            planner.address.address(ofFile: $0.file.path)
        }
        owed.feeds.formUnion(feeds)
        owed.purges.formUnion(purge == nil ? [] : plan.purges)
        try owedFile.save(owed)
        if !plan.isEmpty { try await destination.send(plan, of: built, progress: progress) }
        if let purge, !owed.purges.isEmpty {
            try await purge.purge(owed.purges.sorted())
            owed.purges = []
            try owedFile.save(owed)
        }
        try await destination.finish(plan)

        var outcome = Outcome()
        let deaf = try await HubPing(hubs: site.hubs).ping(of: owed.feeds.sorted())
        outcome.warnings = deaf.map { "the hub \($0) did not take the news of the feeds" }
        owed.feeds = []
        try owedFile.save(owed)
        if verifies {
            outcome.verification = try await Verification(
                site: built, address: planner.address, files: files, folder: folder + "/answers"
            ).verify(plan)
        }
        return outcome
    }

    /// Shows readers what they got before.
    ///
    /// - Returns: What that is, for people.
    /// - Throws: A ``PublishError`` where nothing is left of it, and a ``FileError``.
    package func rollBack() async throws -> String { try await destination.rollBack() }
}
