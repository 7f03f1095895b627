import Newsroom

/// Files of `content/` that are used only by stories and profiles that are not out: they wait for them.
enum HeldMedia {
    /// Takes the files out of the plan.
    ///
    /// - Parameters:
    ///   - shown: What published stories and profiles refer to.
    ///   - held: What the others refer to.
    static func hold(in plan: inout SitePlan, shown: Set<SitePath>, held: Set<SitePath>) {
        let waiting = held.subtracting(shown)
        guard !waiting.isEmpty else { return }
        plan.pages.removeAll { page in
            if case .media = page.content { waiting.contains(page.path) } else { false }
        }
    }
}
