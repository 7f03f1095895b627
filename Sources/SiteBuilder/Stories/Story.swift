import MarkdownRenderer
import Newsroom

/// A story that is ready to be put on pages: its article, its place, and what rendering found in it.
final class Story: Sendable {
    let planned: PlannedStory
    let rendered: RenderedMarkdown
    /// The address of the lead image: a path of the site, or a whole web address.
    let image: ImageAddress?
    /// The authors' names as the site's language joins them.
    let byline: String
    let comments: [Comment]
    /// Dated entries that are out, newest first.
    let updates: [LiveUpdate]
    /// Files and pages of the site that the story shows or links to.
    let references: Set<SitePath>

    enum ImageAddress: Hashable, Sendable {
        case path(SitePath)
        case web(String)

        /// Nil for a picture of another site.
        var path: SitePath? { if case .path(let path) = self { path } else { nil } }
    }

    init(
        planned: PlannedStory, rendered: RenderedMarkdown, image: ImageAddress?, byline: String,
        comments: [Comment], updates: [LiveUpdate] = [], references: Set<SitePath> = []
    ) {
        self.planned = planned
        self.rendered = rendered
        self.image = image
        self.byline = byline
        self.comments = comments
        self.updates = updates
        self.references = references
    }

    var article: Article { planned.article }

    /// Its place in ``SitePlan/stories``; nil for a standing page.
    var index: Int? { planned.index }

    var isLive: Bool { article.coverage != nil || !updates.isEmpty }

    var coverageStart: Moment? { article.coverage?.start ?? updates.last?.published ?? article.published }

    /// The sentence that stands for the story in lists: the standfirst or else the first paragraph.
    var summary: String { article.standfirst ?? rendered.firstParagraph }

    /// Wire copy carries its dateline in the first paragraph, where it stays.
    var datelineStandsInText: Bool {
        article.dateline.map { rendered.firstParagraph.lowercased().hasPrefix($0.lowercased()) } ?? false
    }

    /// At 230 words a minute, an adult's silent reading; at least 1.
    var readingMinutes: Int { max(1, (rendered.wordCount + 115) / 230) }
}
