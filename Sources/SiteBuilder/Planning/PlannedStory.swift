import Newsroom

/// An article and its place in the site.
struct PlannedStory: Sendable {
    /// Its dates are told by the newsroom's clocks; corrections to come are left out.
    var article: Article
    let path: SitePath
    /// Where the reply form has a page of its own.
    let commentsPath: SitePath
    /// Nil for a standing page.
    let section: Section?
    /// Its authors, tags, topics and series that have an address, each with the text that the story has for it.
    let terms: [(key: Term.Key, title: String)]
    let label: Label?
    let commentsAreOpen: Bool
    /// Its time has not come. In the site only because unpublished stories were asked for.
    let isEarly: Bool
    /// The live coverage has ended.
    let coverageIsOver: Bool
    /// Its place in ``SitePlan/stories``; nil for a standing page and for a story that is not out.
    var index: Int?

    /// The terms of one kind, in the order of the source.
    func terms(_ kind: TermKind) -> [(key: Term.Key, title: String)] { terms.filter { $0.key.kind == kind } }
}
