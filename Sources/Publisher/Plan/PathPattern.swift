/// Patterns of paths, as `site.yml` has them.
enum PathPattern {
    /// Whether a path is of a pattern; a `*` stands for any bytes, none too. In time
    /// proportional to the product of their lengths at most.
    static func fits(_ path: String, _ pattern: String) -> Bool {
        var (path, pattern) = (Array(path.utf8)[...], Array(pattern.utf8)[...])
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
