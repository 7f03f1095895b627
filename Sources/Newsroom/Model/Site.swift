/// What `site.yml` says: the newsroom and how its site is made.
package struct Site: Sendable {
    package var title: String
    package var description: String?
    package var address: SiteAddress
    /// A BCP 47 tag: `en`, `pt-BR`.
    package var language: String
    package var timeZone: SiteTimeZone
    package var copyright: String?
    package var permalinks: PermalinkPattern
    /// How many stories stand on one page of a section, at least 1.
    package var storiesPerPage: Int
    /// The sections that `site.yml` names, in the order of the navigation.
    package var sections: [Section]
    /// Where tags, authors, archives and the like have their pages.
    package var lists: ListAddresses
    /// What `site.yml` says of the front page; nil where it leaves that to `content/front.yml`.
    package var curation: Curation?
    package var comments: Comments
    package var html: HTMLPolicy
    package var extra: [ExtraValue.Entry]

    /// Whether everybody may read stories that do not say so themselves.
    package var storiesAreFree = true

    // What machines are told besides the pages.
    package var publisher = Publisher()
    package var feeds = FeedSettings()
    /// Addresses that tell subscribers of changes in feeds (WebSub), each https.
    package var hubs: [String] = []
    package var newsSitemap = NewsSitemapSettings()
    /// Nil: no robots.txt is written.
    package var robots: RobotsSettings? = RobotsSettings()
    /// Empty: no trust.txt is written.
    package var trust: [TrustDeclaration] = []
    /// The lines of ads.txt; empty: none is written.
    package var ads: [String] = []

    /// Where the site is published to, in the order of `site.yml`.
    package var publishTargets: [PublishTarget] = []
    /// The codings in which text files have copies beside them, in order.
    package var precompression: [ContentCoding] = []

    /// What the publisher goes by: the site's title unless the configuration says otherwise.
    package var publisherName: String { publisher.name ?? title }

    /// How readers write back.
    package struct Comments: Hashable, Sendable {
        /// The absolute web address that forms post to. Without one there is no form.
        package var action: String?
        /// Whether stories that do not say so themselves are open for comments.
        package var areOpen: Bool

        package init(action: String? = nil, areOpen: Bool = false) {
            self.action = action
            self.areOpen = areOpen
        }
    }

    package init(
        title: String, description: String? = nil, address: SiteAddress, language: String = "en",
        timeZone: SiteTimeZone = .utc, copyright: String? = nil, permalinks: PermalinkPattern = .default,
        storiesPerPage: Int = 20, sections: [Section] = [],
        lists: ListAddresses = .default, curation: Curation? = nil, comments: Comments = Comments(),
        html: HTMLPolicy = HTMLPolicy(), extra: [ExtraValue.Entry] = []
    ) {
        self.title = title
        self.description = description
        self.address = address
        self.language = language
        self.timeZone = timeZone
        self.copyright = copyright
        self.permalinks = permalinks
        self.storiesPerPage = storiesPerPage
        self.sections = sections
        self.lists = lists
        self.curation = curation
        self.comments = comments
        self.html = html
        self.extra = extra
    }
}
