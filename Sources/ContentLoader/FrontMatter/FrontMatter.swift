import Metadata
import Newsroom

/// What the front matter of a source says, typed and checked; nil or empty where it says nothing.
struct FrontMatter {
    var title: String?
    var published: Moment?
    /// A date was given, whether or not it could be read.
    var hasDate = false
    /// An embargo was given, whether or not it could be read.
    var isEmbargoed = false
    var updated: Moment?
    /// Where ``updated`` was given, whether or not it could be read.
    var updatedSpot: MetadataSpot?
    var authors: [Byline] = []
    var kicker: String?
    var standfirst: String?
    var dateline: String?
    var section: Slug?
    var tags: [String] = []
    var slug: Slug?
    var permalink: SitePath?
    var aliases: [SitePath] = []
    var status = Article.Status.ready
    var expires: Moment?
    /// Where ``expires`` was given, whether or not it could be read.
    var expiresSpot: MetadataSpot?
    var topics: [String] = []
    var series: String?
    var label: Label?
    var sponsor: String?
    var keyPoints: [String] = []
    var corrections: [Correction] = []
    var related: [SiteReference] = []
    var coverage: Coverage?
    var isFree: Bool?
    var image: LeadImage?
    var commentsAreOpen: Bool?
    var extra: [ExtraValue.Entry] = []
    /// Those that an article keeps, by the canonical name of the key.
    var places: [String: Place] = [:]
}
