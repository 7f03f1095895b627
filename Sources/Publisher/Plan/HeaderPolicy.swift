import Newsroom

/// What files are handed out with, where a target is told file by file.
struct HeaderPolicy: Sendable {
    /// Nil where the target takes no headers.
    let rules: [PublishTarget.CacheRule]?

    private static let lasting = "public, max-age=31536000, immutable"
    private static let brief = "public, max-age=60, must-revalidate"

    func headers(of file: BuiltSite.File) -> [PublishPlan.Header] {
        guard let rules else { return [] }
        let rule = rules.first { PathPattern.fits(file.path, $0.pattern) }
        let cache = rule?.value ?? (file.kind == .asset ? Self.lasting : Self.brief)
        let caching = PublishPlan.Header(name: "Cache-Control", value: cache)
        guard file.kind == .precompressed else {
            return [caching, PublishPlan.Header(name: "Content-Type", value: MediaType.of(file.path))]
        }
        // It is handed out in the place of the file that it is a copy of.
        let isBrotli = file.path.hasSuffix("." + ContentCoding.brotli.rawValue)
        let original = String(file.path.dropLast(3))
        return [
            caching, PublishPlan.Header(name: "Content-Encoding", value: isBrotli ? "br" : "gzip"),
            PublishPlan.Header(name: "Content-Type", value: MediaType.of(original)),
        ]
    }
}
