import Newsroom

/// Files of `content/` that only stories use which are not out, or entries of live coverage: they wait for them.
enum HeldMedia {
    /// Takes the files out of the plan.
    ///
    /// - Parameters:
    ///   - shown: The stories that are out.
    ///   - held: Those that are not.
    ///   - others: Files that other pages show.
    static func hold(in plan: inout SitePlan, shown: [Story], held: [Story], others: [SitePath]) {
        var waiting = held.reduce(into: Set<SitePath>()) { $0.formUnion($1.references) }
        for story in shown + held { waiting.formUnion(story.heldReferences) }
        waiting.subtract(others)
        for story in shown { waiting.subtract(story.references) }
        guard !waiting.isEmpty else { return }
        plan.pages.removeAll { page in
            if case .media = page.content { waiting.contains(page.path) } else { false }
        }
    }
}
