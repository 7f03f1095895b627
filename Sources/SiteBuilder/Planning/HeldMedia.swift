import Newsroom

/// Files of `content/` that are used only by stories, entries of live coverage and profiles that are not out: they wait for them.
enum HeldMedia {
    /// Takes the files out of the plan.
    ///
    /// - Parameters:
    ///   - shown: What published stories and profiles refer to.
    ///   - held: What the others refer to.
    /// - Returns: Their paths.
    static func hold(
        in plan: inout SitePlan, shown: Set<SitePath>, held: Set<SitePath>
    ) -> [SitePath] {
        let waiting = held.subtracting(shown)
        guard !waiting.isEmpty else { return [] }
        let files = plan.pages.filter { $0.isMedia && waiting.contains($0.path) }.map(\.path)
        plan.pages.removeAll { $0.isMedia && waiting.contains($0.path) }
        return files
    }
}
