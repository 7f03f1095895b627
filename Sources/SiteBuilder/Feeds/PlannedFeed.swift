import Newsroom

/// A feed that the site will have.
struct PlannedFeed: Sendable {
    enum Subject: Hashable, Sendable {
        /// All stories.
        case site
        /// An index into ``SitePlan/lists``.
        case list(Int)
        /// The corrections of all stories.
        case corrections
    }

    let subject: Subject
    let format: FeedFormat
    /// The list's first page, for people.
    let home: SitePath
    /// The feed's own file, in the list's folder.
    let path: SitePath
}
