/// The name of a file of the theme, which has its contents' fingerprint in it: `assets/style.951d87ec3e36bd49.css`.
struct LastingName {
    /// What editions of the same file have in common: `assets/style..css`.
    let family: String

    /// Nil where a path is no such name.
    init?(_ path: String) {
        var parts = path.split(separator: ".", omittingEmptySubsequences: false)
        guard path.hasPrefix("assets/"), let place = parts.lastIndex(where: Self.isFingerprint), place > 0
        else {
            return nil
        }
        parts[place] = ""
        family = parts.joined(separator: ".")
    }

    private static func isFingerprint(_ part: Substring) -> Bool {
        part.utf8.count == 16
            && part.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
