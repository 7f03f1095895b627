import Newsroom

/// A story that news search is told of.
struct NewsSitemapEntry: Hashable, Sendable {
    /// The whole web address.
    var address: String
    /// The headline, as readers see it.
    var title: String
    /// When it was first published.
    var published: Moment
}
