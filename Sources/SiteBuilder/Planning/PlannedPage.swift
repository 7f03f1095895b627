import Newsroom

/// One file that the site will have, and what it is made of.
struct PlannedPage: Sendable {
    enum Content: Sendable {
        case front
        /// An index into ``SitePlan/lists`` and the page's number, from 1.
        case list(Int, number: Int)
        /// All tags, all authors and so on.
        case terms(TermKind)
        /// The page's number, from 1.
        case corrections(number: Int)
        /// Indexes into ``SitePlan/stories``.
        case article(Int)
        case comments(Int)
        /// An index into ``SitePlan/standingPages``.
        case standing(Int)
        case notFound
        /// An older address that leads to another.
        case redirect(to: SitePath)
        /// A file of `content/` that is copied as it is; its path from the site's folder.
        case media(String)
        /// A file of the theme, as an index into ``Edition/assets``.
        case asset(Int)
        /// An index into ``MachinePlan/feeds``.
        case feed(Int)
        /// A sitemap or another file that is for machines alone.
        case machine(MachinePlan.File)
        /// A copy of another file in fewer bytes.
        indirect case precompressed(PlannedPage, ContentCoding)
    }

    let path: SitePath
    let content: Content
    /// Who asked for the page, for a collision's diagnostic.
    let origin: Place

    var isMedia: Bool {
        if case .media = content { true } else { false }
    }

    var isRedirect: Bool {
        if case .redirect = content { true } else { false }
    }
}
