import Newsroom

/// Makes the stories of a plan: renders those whose text may have changed, and takes the others from the record.
struct StoryDesk: Sendable {
    let renderer: StoryRenderer
    let texts: StoryTexts
    /// What became of stories in the recorded build, by their sources.
    let recorded: [String: SourceRecord.Rendering]
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
    }

    func makeStories(of plan: SitePlan) async throws -> Result {
        let planned = (plan.stories + plan.standingPages).map { ($0, false) } + plan.held.map { ($0, true) }
        progress.begin(.rendering, total: planned.count)
        var result = Result()
        try await planned.concurrentMap(jobs: jobs) { story, isHeld in
            defer { progress.advance() }
            return try make(story, isHeld: isHeld)
        } forEach: {
            result.add($0)
        }
        return result
    }

    fileprivate struct Made: Sendable {
        let story: Story
        let isHeld: Bool
        /// Nil where it is the recorded one.
        let rendering: SourceRecord.Rendering?
    }

    private func make(_ planned: PlannedStory, isHeld: Bool) throws(FileError) -> Made {
        if let recorded = recorded[planned.article.source],
            try renderer.isCurrent(
                recorded.trace, of: planned, isHeld: isHeld, linksAreKnown: linksAreKnown, file: file)
        {
            return Made(
                story: Story(planned: planned, digest: recorded.digest), isHeld: isHeld, rendering: nil)
        }
        let rendered = try renderer.render(planned, isHeld: isHeld)
        if !isHeld { try texts.keep(rendered, of: planned) }
        return Made(
            story: Story(planned: planned, digest: rendered.digest), isHeld: isHeld,
            rendering: SourceRecord.Rendering(digest: rendered.digest, trace: rendered.trace))
    }
}

extension StoryDesk.Result {
    fileprivate mutating func add(_ made: StoryDesk.Made) {
        let story = made.story
        if let rendering = made.rendering { renderings[story.article.source] = rendering }
        guard !made.isHeld else {
            held.append(story)
            // What is wrong in a story that will come by itself is told today; drafts may be unfinished.
            guard story.planned.isEarly else { return }
            diagnostics += story.digest.diagnostics.filter { $0.severity == .error }
            return
        }
        if story.planned.section == nil { standingPages.append(story) } else { stories.append(story) }
        diagnostics += story.digest.diagnostics
    }
}
