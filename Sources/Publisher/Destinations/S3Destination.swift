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
        let remote = try await rclone.remoteFiles()
        let sums = try await sums(of: site)
        let known = try memory.load()
        var standing = Standing()
        var unknown: [String] = []
        let local = Dictionary(site.files.map { ($0.path, $0) }) { first, _ in first }
        for entry in remote {
            guard let file = local[entry.path] else {
                standing.surplus.append(entry.path)
                continue
            }
            let remembered = known[entry.path].flatMap { $0.modified == entry.modified ? $0 : nil }
            guard let sum = entry.md5 ?? remembered?.md5, sum == sums[file.path], entry.size == file.size
            else {
                standing.files[file.path] = .otherContents
                continue
            }
            if let remembered {
                standing.files[file.path] =
                    remembered.headers == BucketMemory.fingerprint(headers.headers(of: file))
                    ? .same : .otherHeaders
            } else {
                unknown.append(file.path)
            }
        }
        for entry in try await rclone.remoteHeaders(of: unknown) {
            guard let file = local[entry.path] else { continue }
            let isSame = headers.headers(of: file).allSatisfy {
                entry.metadata?[$0.name.lowercased()] == $0.value
            }
            standing.files[file.path] = isSame ? .same : .otherHeaders
        }
        // One that has gone since it was listed counts as new.
        standing.surplus.sort()
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
    }

    func finish(_ plan: PublishPlan) async throws {
        if !plan.deletions.isEmpty { try await rclone.delete(plan.deletions) }
        let isRemembered = try plan.isEmpty && memory.load().count == site.files.count
        if !isRemembered { try await remember() }
    }

    func rollBack() async throws -> String {
        throw PublishError(
            .usage, "a bucket keeps no earlier site", hint: "build the earlier state and publish that")
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

    /// Takes down what the bucket says of the files now, so that the next run need not ask for their headers.
    private func remember() async throws {
        let sums = try await sums(of: site)
        let local = Dictionary(site.files.map { ($0.path, $0) }) { first, _ in first }
        var known: [String: BucketMemory.Entry] = [:]
        for entry in try await rclone.remoteFiles() {
            guard let file = local[entry.path], let sum = sums[file.path] else { continue }
            // A file that somebody else has written since is not what was sent.
            guard entry.size == file.size, entry.md5 == nil || entry.md5 == sum else { continue }
            known[file.path] = BucketMemory.Entry(
                modified: entry.modified, md5: sum,
                headers: BucketMemory.fingerprint(headers.headers(of: file)))
        }
        try memory.save(known)
    }
}
