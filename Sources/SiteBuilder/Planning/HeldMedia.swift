import Newsroom

/// Files of `content/` that only stories use which are not out: they wait for them.
enum HeldMedia {
    /// Takes the files out of the plan.
    ///
    /// - Parameter shown: What published stories and profiles refer to.
    static func hold(in plan: inout SitePlan, shown: Set<SitePath>, held: [Story]) {
        var holders: [SitePath: String] = [:]
        for story in held {
            for path in story.references where !shown.contains(path) {
                holders[path] = holders[path] ?? story.article.source
            }
        }
        guard !holders.isEmpty else { return }
        plan.pages.removeAll { page in
            if case .media = page.content { holders[page.path] != nil } else { false }
        }
    }
}
