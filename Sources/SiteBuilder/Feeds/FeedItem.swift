import Newsroom

/// One story, or one note on a story, in a feed.
struct FeedItem: Sendable {
    /// The whole web address; it is also the item's identity.
    var permalink: String
    /// Plain text.
    var title: String
    /// Plain text.
    var summary: String
    /// The whole text as HTML whose addresses are whole; nil where the feed gives the summary alone.
    var content: [UInt8]?
    var published: Moment
    /// When it last changed, or else when it was published.
    var updated: Moment
    var authors: [Author] = []
    /// Section and tags, plain text, each once.
    var categories: [String] = []
    var image: Picture?

    struct Author: Hashable, Sendable {
        /// Without "By" or a title.
        var name: String
        /// The whole web address of the author's page.
        var address: String?
    }

    struct Picture: Hashable, Sendable {
        /// The whole web address.
        var address: String
        /// Nil where the address does not tell it.
        var mediaType: String?
        /// In bytes; nil where it is not known.
        var length: Int?
        /// What the picture shows.
        var alternativeText: String
    }
}
