import Newsroom

/// A list of stories as feed readers take it, in no particular format.
struct Feed: Sendable {
    /// Plain text.
    var title: String
    /// Plain text.
    var description: String?
    /// The whole web address of the list for people.
    var home: String
    /// The feed's own whole web address.
    var address: String
    /// A BCP 47 tag.
    var language: String
    /// Who answers for the feed, by name.
    var publisher: String
    /// The whole web address of the publisher's front page.
    var publisherAddress: String
    var copyright: String?
    /// Addresses that tell subscribers of changes (WebSub).
    var hubs: [String] = []
    /// Newest first.
    var items: [FeedItem] = []

    /// When the newest item was published or changed; nil of a feed without items. Never the clock: a build
    /// that changes nothing changes no feed.
    var updated: Moment? { items.map(\.updated).max() }

    /// About how many bytes it takes in XML.
    var expectedSize: Int { items.reduce(2_000) { $0 + 1_000 + ($1.content?.count ?? 0) } }
}
