import Newsroom

/// Makes stories of planned articles: renders their Markdown, resolves and checks their links and pictures.
struct StoryRenderer: Sendable {
    private let resources: BodyRenderer.Resources
    private let bylines: BylineFormatter
    private let commentFile: CommentFile

    init(_ resources: BodyRenderer.Resources) {
        self.resources = resources
        let site = resources.site
        bylines = BylineFormatter(language: site.language)
        commentFile = CommentFile(files: resources.files, timeZone: site.timeZone, site: resources.folder)
    }

    /// - Parameter isHeld: The story is not out, so that nothing of it asks the clock when it will change.
    func render(
        _ planned: PlannedStory, isHeld: Bool = false
    ) throws(FileError) -> (story: Story, diagnostics: [Diagnostic]) {
        let article = planned.article
        var renderer = BodyRenderer(planned, resources, isHeld: isHeld)
        var body = try renderer.render()
        var diagnostics = body.diagnostics
        let (comments, commentDiagnostics) = try commentFile.read(for: planned)
        diagnostics += commentDiagnostics
        var image: Story.ImageAddress?
        if let address = article.image?.address {
            do throws(Diagnostic) {
                image = try resources.links.picture(
                    address, in: article.source, page: planned.path,
                    at: article.places["image"] ?? Place(file: article.source))
            } catch {
                diagnostics.append(error)
            }
        }
        if case .path(let path) = image { body.references.insert(path) }
        for entry in article.extra { addReferences(in: entry.value, of: planned, to: &body.references) }
        body.heldReferences.subtract(body.references)
        let story = Story(
            planned: planned, body: body, image: image, byline: bylines.byline(of: article.authors),
            comments: comments)
        return (story, diagnostics)
    }

    /// Files that a newsroom's own keys name, for templates of its own to show.
    private func addReferences(
        in value: ExtraValue, of story: PlannedStory, to references: inout Set<SitePath>
    ) {
        switch value {
        case .none, .flag, .integer, .number: return
        case .list(let values):
            for value in values { addReferences(in: value, of: story, to: &references) }
        case .map(let entries):
            for entry in entries { addReferences(in: entry.value, of: story, to: &references) }
        case .text(let text):
            guard text.contains("."), text.utf8.count <= 1_000 else { return }
            let path = resources.links.path(of: text, in: story.article.source, page: story.path)
            if let path, !path.isFolder { references.insert(path) }
        }
    }
}
