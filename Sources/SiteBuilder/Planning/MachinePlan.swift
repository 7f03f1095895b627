import Newsroom

/// The files that the site will have for machines, and what is in them, known before a byte is written.
struct MachinePlan: Sendable {
    /// By subject, then by format.
    var feeds: [PlannedFeed] = []
    /// The pages that search engines are told of, shared out among files that keep the limits.
    var sitemaps: [[SitemapPage]] = []
    /// The stories of the last two days, shared out among files, as indexes into ``SitePlan/stories``; nil where
    /// the site has no news sitemap.
    var news: [[Int]]?
    var redirects: [Redirect] = []

    /// A page of a sitemap, and what its date is of.
    struct SitemapPage: Sendable {
        enum Subject: Sendable {
            /// Indexes into ``SitePlan/stories`` and ``SitePlan/standingPages``.
            case story(Int)
            case standing(Int)
            /// It changes with the first of these stories that does.
            case stories(of: Int)
            case everything
            case corrections
        }

        let path: SitePath
        let subject: Subject
    }

    /// What ``PlannedPage/Content`` names by the way it is made.
    enum File: Hashable, Sendable {
        case sitemapIndex
        /// An index into ``sitemaps``.
        case sitemap(Int)
        /// The one news sitemap, or the index over several.
        case newsSitemap
        /// An index into ``news``.
        case newsPart(Int)
        case robots, headers, redirects, nginxRedirects, trust, ads
    }

    static let sitemap = SitePath.root.file("sitemap.xml")
    static let newsSitemap = SitePath.root.file("news-sitemap.xml")

    static func sitemapPart(_ index: Int) -> SitePath {
        SitePath.root.file("sitemaps/pages-\(index + 1).xml")
    }
    static func newsPart(_ index: Int) -> SitePath { SitePath.root.file("sitemaps/news-\(index + 1).xml") }
}
