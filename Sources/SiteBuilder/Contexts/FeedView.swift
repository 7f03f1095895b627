import Newsroom
import TemplateEngine

/// A feed as a template on some page sees it.
struct FeedView: Sendable {
    let feed: PlannedFeed
    let edition: PageEdition
    let vantage: Vantage

    static let schema = RecordType.of(FeedView.self, "feed", identity: { .text($0.feed.path.text) }) {
        Field("title", .text, "What it is a feed of.") { .text($0.edition.title(of: $0.feed.subject)) }
        Field("format", .text, "`rss`, `atom` or `json`.") { .text($0.feed.format.rawValue) }
        Field("type", .text, "The media type, for `<link type>`.") { .text($0.feed.format.mediaType) }
        Field("url", .text, "Its address, from the page it is linked on.") {
            .text($0.vantage.addressBytes(of: $0.feed.path))
        }
        Field("permalink", .text, "Its whole web address.") {
            .text($0.edition.permalinkBytes(of: $0.feed.path))
        }
    }
}
