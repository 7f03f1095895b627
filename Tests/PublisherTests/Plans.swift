import Newsroom
import Testing

@testable import Publisher

/// Plans over standings that tests make up.
enum Plans {
    static func target(deletions: Int = 10) throws -> PublishTarget {
        PublishTarget(
            name: try #require(Slug("live")),
            destination: .directory(PublishTarget.Directory(path: "/srv", keptReleases: 5)), address: nil,
            deletionShare: deletions, purge: nil, takesPrecompressed: true)
    }

    static func planner(
        deletions: Int = 10, rules: [PublishTarget.CacheRule]? = nil,
        address: String = "https://post.example.org", spared: [String] = []
    ) throws -> PublishPlanner {
        PublishPlanner(
            target: try target(deletions: deletions), address: try #require(SiteAddress(address)),
            headers: HeaderPolicy(rules: rules), spared: spared)
    }

    static func site(_ files: [(String, OutputKind)]) -> BuiltSite {
        BuiltSite(
            folder: "/site/Public",
            files: files.sorted { $0.0 < $1.0 }.map { BuiltSite.File(path: $0.0, kind: $0.1, size: 10) })
    }
}
