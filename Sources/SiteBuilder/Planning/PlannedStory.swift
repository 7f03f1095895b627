import Newsroom

/// A published article and its place in the site.
struct PlannedStory: Sendable {
    let article: Article
    let path: SitePath
    /// Where the reply form has a page of its own.
    let commentsPath: SitePath
    /// Nil for a standing page.
    let section: Section?
    let commentsAreOpen: Bool
    /// Its time has not come; it is in the site because unpublished stories were asked for.
    let isEarly: Bool
}
