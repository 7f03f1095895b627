import Newsroom

/// A bucket: files change one by one, so the order of the plan is what readers see.
struct S3Destination: Destination {
    let settings: PublishTarget.S3
    let headers: HeaderPolicy
    let site: BuiltSite
    let memory: BucketMemory
    private let rclone: Rclone

    init(
        settings: PublishTarget.S3, headers: HeaderPolicy, site: BuiltSite, memory: BucketMemory,
        environment: [String: String]
    ) throws(PublishError) {
        self.settings = settings
        self.headers = headers
        self.site = site
        self.memory = memory
        rclone = try Rclone(settings, environment: environment)
    }

    var description: String {
        "bucket " + settings.bucket + (settings.prefix.isEmpty ? "" : "/" + settings.prefix)
    }

    func compare(_ site: BuiltSite) async throws -> Standing {
        let listed = try await rclone.remoteFiles()
        let sums = try await sums(of: site)
        let known = try memory.load()
        var remembered: [String: BucketMemory.Entry] = [:]
        var standing = Standing()
        var unknown: [String: Rclone.Entry] = [:]
        let local = filesByPath()
        for entry in listed {
            guard let file = local[entry.path] else { continue }
            let old = known[entry.path].flatMap { $0.isOf(entry) ? $0 : nil }
            guard entry.size == file.size, sums[file.path] == old?.sum ?? entry.md5 else {
                standing.files[file.path] = .otherContents
                continue
            }
            if let old {
                remembered[file.path] = old
                let isSame = old.headers == BucketMemory.fingerprint(headers.headers(of: file))
                standing.files[file.path] = isSame ? .same : .otherHeaders
            } else {
                unknown[file.path] = entry
            }
        }
        // One that has gone since it was listed counts as new.
        for entry in try await rclone.remoteHeaders(of: unknown.keys.sorted()) {
            guard let file = local[entry.path], let listed = unknown[entry.path] else { continue }
            let wanted = headers.headers(of: file)
            let isSame = wanted.allSatisfy { entry.metadata?[$0.name.lowercased()] == $0.value }
            standing.files[file.path] = isSame ? .same : .otherHeaders
            guard isSame, let sum = sums[file.path] else { continue }
            remembered[file.path] = BucketMemory.Entry(
                modified: listed.modified, tag: BucketMemory.tag(of: listed), sum: sum,
                headers: BucketMemory.fingerprint(wanted))
        }
        standing.surplus = Self.surplus(listed.filter { local[$0.path] == nil })
        if remembered != known { try memory.save(remembered) }
        return standing
    }

    func send(_ plan: PublishPlan, of site: BuiltSite, progress: PublishProgress) async throws {
        var rest = plan.uploads[...]
        while let first = rest.first {
            let stage = SendingOrder(first).stage
            let together = rest.prefix { SendingOrder($0).stage == stage }
            rest = rest.dropFirst(together.count)
            for batch in Self.batches(together) {
                try await rclone.send(
                    batch.map(\.file.path), from: site.folder, with: batch.first?.headers ?? [])
                progress.advance(by: batch.count)
            }
        }
        if !plan.uploads.isEmpty { try await remember(plan) }
    }

    func finish(_ plan: PublishPlan) async throws {
        if !plan.deletions.isEmpty { try await rclone.delete(plan.deletions) }
    }

    func rollBack() async throws -> RolledBack {
        throw PublishError(
            .usage, "a bucket keeps no earlier site", hint: "build the earlier state and publish that")
    }

    private func filesByPath() -> [String: BuiltSite.File] {
        Dictionary(site.files.map { ($0.path, $0) }) { first, _ in first }
    }

    /// What there is no place for in the site: of each file of the theme all editions but the one before, which a page
    /// that was loaded a moment ago may still ask for. A name with a control character would not be one line of
    /// rclone's lists; nothing that Broadsheet writes has one.
    private static func surplus(_ listed: [Rclone.Entry]) -> [String] {
        var last: [String: Rclone.Entry] = [:]
        for entry in listed {
            guard let family = LastingName(entry.path)?.family else { continue }
            if let other = last[family], (other.modified, other.path) > (entry.modified, entry.path) {
                continue
            }
            last[family] = entry
        }
        let kept = Set(last.values.map(\.path))
        return listed.map(\.path).filter { path in
            !kept.contains(path)
                && path.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        }.sorted()
    }

    /// So many files are sent by one run of rclone, between which whoever waits can be told how far it is.
    private static let batchSize = 1_000

    /// Those with the same headers together, in an order that does not change.
    private static func batches(_ uploads: ArraySlice<PublishPlan.Upload>) -> [[PublishPlan.Upload]] {
        Dictionary(grouping: uploads, by: \.headers).values
            .sorted { ($0.first?.file.path ?? "") < ($1.first?.file.path ?? "") }
            .flatMap { group in
                stride(from: 0, to: group.count, by: batchSize).map {
                    Array(group[$0..<min($0 + batchSize, group.count)])
                }
            }
    }

    private func sums(of site: BuiltSite) async throws -> [String: String] {
        let entries = try await rclone.localFiles(in: site.folder, site.files.map(\.path))
        return Dictionary(entries.map { ($0.path, $0.md5 ?? "") }) { first, _ in first }
    }

    /// Takes down what the bucket tells of the files that were sent, so that the next run need not ask for their
    /// headers, and makes sure that all are there.
    private func remember(_ plan: PublishPlan) async throws {
        let sums = try await sums(of: site)
        let listed = Dictionary(try await rclone.remoteFiles().map { ($0.path, $0) }) { first, _ in first }
        var known = try memory.load()
        for upload in plan.uploads {
            let path = upload.file.path
            guard let entry = listed[path], entry.size == upload.file.size, let sum = sums[path] else {
                throw PublishError(
                    .failed, "\(path) is not in the bucket as it was sent",
                    hint: "see who else writes there, then run it again")
            }
            known[path] = BucketMemory.Entry(
                modified: entry.modified, tag: BucketMemory.tag(of: entry), sum: sum,
                headers: BucketMemory.fingerprint(upload.headers))
        }
        try memory.save(known)
    }
}
