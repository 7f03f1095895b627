/// A format in which stories are offered to feed readers.
package enum FeedFormat: String, CaseIterable, Hashable, Sendable {
    /// RSS 2.0.
    case rss
    /// RFC 4287.
    case atom
    /// JSON Feed 1.1.
    case json

    /// The feed's file in the folder of the list that it is of.
    package var fileName: String {
        switch self {
        case .rss: "feed.xml"
        case .atom: "atom.xml"
        case .json: "feed.json"
        }
    }

    /// For `<link type="…">`.
    package var mediaType: String {
        switch self {
        case .rss: "application/rss+xml"
        case .atom: "application/atom+xml"
        case .json: "application/feed+json"
        }
    }
}
