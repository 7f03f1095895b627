import Newsroom

/// Makes the stories of a plan: renders those whose text may have changed, and takes the others from the record.
struct StoryDesk: Sendable {
    let renderer: StoryRenderer
    let texts: StoryTexts
    let loaded: [String: ArticleDesk.Loaded]
    /// Links lead where they led in the recorded build.
    let linksAreKnown: Bool
    let file: @Sendable (String) throws(FileError) -> ContentFingerprint?
    let jobs: Int
    let progress: BuildProgress

    /// What became of the plan's stories.
    struct Result: Sendable {
        var stories: [Story] = []
        var standingPages: [Story] = []
        var held: [Story] = []
        var diagnostics: [Diagnostic] = []
        /// By the sources' paths; what is missing is as recorded.
        var renderings: [String: SourceRecord.Rendering] = [:]
        var renderedCount = 0
    }

    func makeStories(of plan: SitePlan) async throws -> Result {
        let shown = plan.stories + plan.standingPages
        let planned = shown.map { ($0, false) } + plan.held.map { ($0, true) }
        progress.begin(.rendering, total: planned.count)
        let made = try await planned.concurrentMap(jobs: jobs) { story, isHeld in
            defer { progress.advance() }
            return try make(story, isHeld: isHeld)
        }
        var result = Result()
        for (index, (entry, made)) in zip(planned, made).enumerated() {
            let (planned, isHeld) = entry
            let story = Story(planned: planned, digest: made.rendering.digest)
            if made.isNew {
                result.renderings[planned.article.source] = made.rendering
                result.renderedCount += 1
            }
            if isHeld {
                result.held.append(story)
                // What is wrong in a story that will come by itself is told today; drafts may be unfinished.
                guard planned.isEarly else { continue }
                result.diagnostics += story.digest.diagnostics.filter { $0.severity == .error }
            } else {
                if index < plan.stories.count {
                    result.stories.append(story)
                } else {
                    result.standingPages.append(story)
                }
                result.diagnostics += story.digest.diagnostics
            }
        }
        return result
    }

    private func make(
        _ story: PlannedStory, isHeld: Bool
    ) throws(FileError) -> (rendering: SourceRecord.Rendering, isNew: Bool) {
        if let recorded = loaded[story.article.source]?.rendering,
            try renderer.isCurrent(
                recorded.trace, of: story, isHeld: isHeld, linksAreKnown: linksAreKnown, file: file)
        {
            return (recorded, false)
        }
        let rendered = try renderer.render(story, isHeld: isHeld)
        if !isHeld { try texts.keep(rendered, of: story) }
        return (SourceRecord.Rendering(digest: rendered.digest, trace: rendered.trace), true)
    }
}
