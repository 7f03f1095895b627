import Newsroom

/// Finds pages that would be the same file, or a file and a folder of the same name.
///
/// Letter case and Unicode normalization do not tell names apart, because not every disk sees the difference.
enum Collisions {
    static func diagnostics(of pages: [PlannedPage]) -> [Diagnostic] {
        mayCollide(pages) ? foundDiagnostics(of: pages) : []
    }

    /// False where no two pages have anything to do with each other: in almost every build. Looks at hashes of the
    /// paths alone, without making a key of each.
    private static func mayCollide(_ pages: [PlannedPage]) -> Bool {
        var files: Set<UInt64> = []
        files.reserveCapacity(pages.count)
        var folders: Set<UInt64> = []
        for page in pages {
            let hash = PathHash(page.path) { folders.insert($0) }
            guard files.insert(hash.value).inserted else { return true }
        }
        return !folders.isDisjoint(with: files)
    }

    private static func foundDiagnostics(of pages: [PlannedPage]) -> [Diagnostic] {
        var first: [String: PlannedPage] = [:]
        var diagnostics: [Diagnostic] = []
        // A page has more right to its address than a redirect has; otherwise the first source has.
        let claims = pages.sorted {
            ($0.isRedirect ? 1 : 0, $0.origin.file) < ($1.isRedirect ? 1 : 0, $1.origin.file)
        }
        for page in claims {
            let key = collisionKey(page.path.file)
            if let other = first[key] {
                diagnostics.append(collision(of: page, with: other))
            } else {
                first[key] = page
            }
        }
        for page in pages {
            var folder = collisionKey(page.path.file)[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                guard let other = first[String(folder)] else { continue }
                diagnostics.append(
                    .error(
                        "`/\(page.path.text)` would stand in a folder whose name is the file of "
                            + "`\(other.origin.file)`",
                        at: page.origin, hint: "give one of them another address"))
            }
        }
        return diagnostics
    }

    private static func collision(of page: PlannedPage, with other: PlannedPage) -> Diagnostic {
        let sameLetters = page.path.file == other.path.file
        return .error(
            sameLetters
                ? "`/\(page.path.text)` is already the address of `\(other.origin.file)`"
                : "`/\(page.path.text)` differs only in case from `/\(other.path.text)` of `\(other.origin.file)`",
            at: page.origin,
            hint: page.origin.file == "site.yml"
                ? "give the list another address under `lists`, or the section another slug"
                : "give one of them another slug or permalink")
    }
}

/// A hash that is the same for paths with the same ``collisionKey(_:)`` (FNV-1a).
private struct PathHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of the file that holds a page. `noteFolder` is given the hash of each folder that it stands in.
    init(_ path: SitePath, noteFolder: (UInt64) -> Void) {
        var text = path.text
        if !text.utf8.allSatisfy({ $0 < 0x80 }) { text = collisionKey(text) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "/") { noteFolder(value) }
            add((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
        }
        if path.isFolder { for byte in "index.html".utf8 { add(byte) } }
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
