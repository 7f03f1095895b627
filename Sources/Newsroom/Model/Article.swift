/// One story as its source gives it: Markdown and what is known about it.
package struct Article: Sendable {
    /// The source, relative to the site's folder: `content/world/talks.md`.
    package var source: String
    /// The headline. Never empty.
    package var title: String
    package var slug: Slug
    /// The slug of the section, from the front matter or the first folder; nil for a standing page such as
    /// "About", which is no news and stands in no list.
    package var section: Slug?
    /// Nil only for a standing page.
    package var published: Moment?
    /// Absent where the story has not changed since it was published.
    package var updated: Moment?
    /// When the story is taken down; nil where it stays.
    package var expires: Moment?
    package var status: Status
    package var authors: [Byline]
    /// The line above the headline.
    package var kicker: String?
    /// The sentence under the headline; feeds and cards use it as the summary.
    package var standfirst: String?
    /// Where the story was reported from: "GENEVA".
    package var dateline: String?
    /// As the author wrote them, each once, in the order of the source.
    package var tags: [String]
    /// The subjects that the newsroom follows over time, as `tags` are written.
    package var topics: [String]
    /// The series that the story is a part of.
    package var series: String?
    /// What kind of text it is where it is no news report; nil: as its section says.
    package var label: Label?
    /// Who paid for it.
    package var sponsor: String?
    /// What the story says in a few sentences.
    package var keyPoints: [String]
    /// In the order of the source.
    package var corrections: [Correction]
    /// Stories to read next that an editor has chosen, in order.
    package var related: [SiteReference]
    /// Nil where the story is no live coverage.
    package var coverage: Coverage?
    /// Whether everybody may read it; nil: as the site says.
    package var isFree: Bool?
    package var image: LeadImage?
    /// An address of the story's own in place of the one the site's pattern makes.
    package var permalink: SitePath?
    /// Older addresses that lead here.
    package var aliases: [SitePath]
    /// Nil: as the site says.
    package var commentsAreOpen: Bool?
    package var extra: [ExtraValue.Entry]
    /// CommonMark, UTF-8, line ends LF.
    package var markdown: [UInt8]
    /// Where the Markdown came from.
    package var lines: LineMap
    package var places: Places

    /// What the newsroom has decided about the story.
    package enum Status: Hashable, Sendable {
        /// It is out as soon as its time has come.
        case ready
        /// It is not finished.
        case draft
        /// It is withdrawn, and shown to nobody.
        case killed
    }

    package init(
        source: String, title: String, slug: Slug, section: Slug? = nil, published: Moment? = nil,
        updated: Moment? = nil, expires: Moment? = nil, status: Status = .ready, authors: [Byline] = [],
        kicker: String? = nil, standfirst: String? = nil,
        dateline: String? = nil, tags: [String] = [], topics: [String] = [],
        series: String? = nil, label: Label? = nil, sponsor: String? = nil, keyPoints: [String] = [],
        corrections: [Correction] = [], related: [SiteReference] = [], coverage: Coverage? = nil,
        isFree: Bool? = nil, image: LeadImage? = nil, permalink: SitePath? = nil,
        aliases: [SitePath] = [], commentsAreOpen: Bool? = nil,
        extra: [ExtraValue.Entry] = [], markdown: [UInt8], lines: LineMap = .offset(0),
        places: Places = Places()
    ) {
        self.source = source
        self.title = title
        self.slug = slug
        self.section = section
        self.published = published
        self.updated = updated
        self.expires = expires
        self.status = status
        self.authors = authors
        self.kicker = kicker
        self.standfirst = standfirst
        self.dateline = dateline
        self.tags = tags
        self.topics = topics
        self.series = series
        self.label = label
        self.sponsor = sponsor
        self.keyPoints = keyPoints
        self.corrections = corrections
        self.related = related
        self.coverage = coverage
        self.isFree = isFree
        self.image = image
        self.permalink = permalink
        self.aliases = aliases
        self.commentsAreOpen = commentsAreOpen
        self.extra = extra
        self.markdown = markdown
        self.lines = lines
        self.places = places
    }
}
