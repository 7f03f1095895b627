import Newsroom

/// Finds pages that would be the same file, or a file and a folder of the same name.
///
/// Letter case and Unicode normalization do not tell names apart, because not every disk sees the difference.
enum Collisions {
    static func diagnostics(of pages: [PlannedPage]) -> [Diagnostic] {
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
