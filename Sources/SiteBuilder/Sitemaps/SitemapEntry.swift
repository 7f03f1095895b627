import Newsroom

/// A page that search engines are told of.
struct SitemapEntry: Hashable, Sendable {
    /// The whole web address.
    var address: String
    /// When the page last changed; nil where that is not known for certain.
    var changed: Moment?
}
