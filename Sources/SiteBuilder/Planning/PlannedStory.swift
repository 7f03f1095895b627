import Newsroom

/// An article and its place in the site.
///
/// A reference, because it is passed on far more often than it is made.
final class PlannedStory: Sendable {
    /// Its dates are told by the newsroom's clocks; corrections to come are left out.
    let article: Article
    let path: SitePath
    /// Where the reply form has a page of its own.
    let commentsPath: SitePath
    /// Nil for a standing page.
    let section: Section?
    /// Its authors, tags, topics and series that have an address, each with the text that the story has for it.
    let terms: [(key: Term.Key, title: String)]
    /// Of ``terms``: the same for all stories of one plan that have the same term.
    let termNumbers: [Int]
    let label: Label?
    let commentsAreOpen: Bool
    /// Its time has not come. In the site only because unpublished stories were asked for.
    let isEarly: Bool
    /// The live coverage has ended.
    let coverageIsOver: Bool
    init(
        article: Article, path: SitePath, commentsPath: SitePath, section: Section?,
        terms: TermSlugs.Terms, label: Label?, commentsAreOpen: Bool, isEarly: Bool,
        coverageIsOver: Bool
    ) {
        self.article = article
        self.path = path
        self.commentsPath = commentsPath
        self.section = section
        self.terms = terms.terms
        termNumbers = terms.numbers
        self.label = label
        self.commentsAreOpen = commentsAreOpen
        self.isEarly = isEarly
        self.coverageIsOver = coverageIsOver
    }

    /// The same with another article: with its Markdown, say.
    func with(_ article: Article) -> PlannedStory {
        PlannedStory(
            article: article, path: path, commentsPath: commentsPath, section: section,
            terms: TermSlugs.Terms(terms: terms, numbers: termNumbers),
            label: label, commentsAreOpen: commentsAreOpen, isEarly: isEarly, coverageIsOver: coverageIsOver)
    }

    /// The terms of one kind, in the order of the source.
    func terms(_ kind: TermKind) -> [(key: Term.Key, title: String)] { terms.filter { $0.key.kind == kind } }
}
