import MarkdownRenderer
import Newsroom

/// What became of a story's Markdown.
struct StoryBody: Sendable {
    /// The story itself; of live coverage, what stands around the entries.
    var rendered: RenderedMarkdown
    /// The entries of live coverage that are out, newest first.
    var updates: [LiveUpdate] = []
    /// The pages and files of the site that the story names.
    var references: Set<SitePath> = []
    /// What only entries name that are not out yet.
    var heldReferences: Set<SitePath> = []
    var diagnostics: [Diagnostic] = []
}
