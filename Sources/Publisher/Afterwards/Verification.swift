import Newsroom

/// Asks for what was published as readers do.
package struct Verification: Sendable {
    let site: BuiltSite
    let address: SiteAddress
    let files: FileSystem
    /// Where answers are kept while they are compared.
    let folder: String
    let web = WebClient()

    /// What was asked for, and which addresses gave something else than was built.
    package struct Result: Hashable, Sendable {
        package let checkedCount: Int
        package let wrong: [String]
    }

    /// So many of the files that have not changed are asked for.
    private static let sampleSize = 20
    /// Caches and switches take a moment: so long is waited before each further try.
    private static let pauses: [Duration] = [.seconds(1), .seconds(2), .seconds(4)]

    func verify(_ plan: PublishPlan) async throws -> Result {
        let sent = Set(plan.uploads.map(\.file.path))
        let visible = site.files.filter { Self.isVisible($0.path, $0.kind) }
        let rest = visible.filter { !sent.contains($0.path) }
        let step = max(1, rest.count / Self.sampleSize)
        let sample = stride(from: 0, to: rest.count, by: step).prefix(Self.sampleSize).map { rest[$0] }
        var checks =
            (visible.filter { sent.contains($0.path) } + sample).map { Check(path: $0.path, size: $0.size) }
            + plan.deletions.filter { Self.isVisible($0, .page) }.map { Check(path: $0, size: nil) }
        let count = checks.count
        checks = try await wrong(checks)
        for pause in Self.pauses where !checks.isEmpty {
            try await Task.sleep(for: pause)
            checks = try await wrong(checks)
        }
        return Result(checkedCount: count, wrong: checks.map { address.address(ofFile: $0.path) }.sorted())
    }

    /// A file that readers should get, or should get no more.
    private struct Check: Sendable {
        let path: String
        /// Nil: it is gone.
        let size: Int?
    }

    /// Those of which readers do not get what they should.
    private func wrong(_ checks: [Check]) async throws -> [Check] {
        try files.removeAll(folder)
        try files.createFolder(folder)
        defer { try? files.removeAll(folder) }
        let requests = checks.indices.map {
            WebClient.Request(
                address: address.address(ofFile: checks[$0].path), file: folder + "/\($0)")
        }
        let statuses = try await web.statuses(of: requests)
        return try checks.indices.filter { index in
            let check = checks[index]
            guard let size = check.size else { return !(400..<500).contains(statuses[index]) }
            let answer = folder + "/\(index)"
            let length = try files.status(answer)?.size ?? 0
            guard statuses[index] == 200, length == size else { return true }
            return try size > 0
                && !files.haveSameContents(site.folder + "/" + check.path, answer, size: size)
        }.map { checks[$0] }
    }

    /// Whether readers can ask for a file: hosts keep their own to themselves, and browsers ask for no copy in fewer
    /// bytes.
    private static func isVisible(_ path: String, _ kind: OutputKind) -> Bool {
        kind != .precompressed && !path.hasPrefix("_") && !path.hasPrefix(".")
    }
}
