import Newsroom

/// What files are handed out with, where a target is told file by file.
struct HeaderPolicy: Sendable {
    /// Nil where the target takes no headers.
    let rules: [PublishTarget.CacheRule]?

    private static let lasting = "public, max-age=31536000, immutable"
    private static let brief = "public, max-age=60, must-revalidate"

    func headers(of file: BuiltSite.File) -> [PublishPlan.Header] {
        guard let rules else { return [] }
        let rule = rules.first { Self.fits(Array(file.path.utf8)[...], Array($0.pattern.utf8)[...]) }
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

    /// Whether a path is of a pattern; a `*` stands for any bytes, none too. In time
    /// proportional to the product of their lengths at most.
    private static func fits(_ path: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        var (path, pattern) = (path, pattern)
        // Where to go on when the bytes after the last star do not fit where they were tried.
        var retry: (path: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
        while let byte = path.first {
            if pattern.first == UInt8(ascii: "*") {
                pattern = pattern.dropFirst()
                retry = (path.dropFirst(), pattern)
            } else if pattern.first == byte {
                path = path.dropFirst()
                pattern = pattern.dropFirst()
            } else if let last = retry {
                (path, pattern) = last
                retry = (path.dropFirst(), pattern)
            } else {
                return false
            }
        }
        return pattern.allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
