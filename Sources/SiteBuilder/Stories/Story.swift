import Newsroom

/// A story as the site knows it: all but its text, which ``StoryTexts`` has.
///
/// A reference, because every page on which it stands passes it on.
final class Story: Sendable {
    let planned: PlannedStory
    let digest: StoryDigest

    init(planned: PlannedStory, digest: StoryDigest) {
        self.planned = planned
        self.digest = digest
    }

    enum ImageAddress: Hashable, Sendable {
        case path(SitePath)
        case web(String)

        /// Nil for a picture of another site.
        var path: SitePath? { if case .path(let path) = self { path } else { nil } }
    }

    var article: Article { planned.article }

    /// The address of the lead image: a path of the site, or a whole web address.
    var image: ImageAddress? { digest.image }

    /// The authors' names as the site's language joins them.
    var byline: String { digest.byline }

    var isLive: Bool { article.coverage != nil || digest.updates != nil }

    var coverageStart: Moment? { article.coverage?.start ?? digest.updates?.oldest ?? article.published }

    /// The sentence that stands for the story in lists: the standfirst or else the first paragraph.
    var summary: String { article.standfirst ?? digest.firstParagraph }

    /// Wire copy carries its dateline in the first paragraph, where it stays.
    var datelineStandsInText: Bool {
        article.dateline.map { digest.firstParagraph.lowercased().hasPrefix($0.lowercased()) } ?? false
    }
}
