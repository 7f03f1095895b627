import Newsroom

/// Writes JSON Feed, version 1.1.
enum JSONFeedWriter {
    static func bytes(of feed: Feed) -> [UInt8] {
        let document = JSONText.object([
            "version": .text("https://jsonfeed.org/version/1.1"),
            "title": .text(feed.title),
            "home_page_url": .text(feed.home),
            "feed_url": .text(feed.address),
            "description": feed.description.map { .text($0) },
            "language": .text(feed.language),
            "authors": .list([.object(["name": .text(feed.publisher), "url": .text(feed.publisherAddress)])]),
            "hubs": feed.hubs.isEmpty
                ? nil : .list(feed.hubs.map { .object(["type": .text("WebSub"), "url": .text($0)]) }),
            "items": .list(feed.items.map(item)),
        ])
        return document.bytes
    }

    private static func item(_ item: FeedItem) -> JSONText {
        let content = item.content.map { String(decoding: $0, as: UTF8.self) }
        return .object([
            "id": .text(item.permalink),
            "url": .text(item.permalink),
            "title": .text(item.title),
            // One of the two has to be there.
            "content_html": content.map { .text($0) },
            "content_text": content == nil ? .text(item.summary) : nil,
            "summary": .text(item.summary),
            "image": item.image.map { .text($0.address) },
            "date_published": .text(item.published.iso8601),
            "date_modified": .text(item.updated.iso8601),
            "authors": item.authors.isEmpty
                ? nil
                : .list(
                    item.authors.map {
                        .object(["name": .text($0.name), "url": $0.address.map { .text($0) }])
                    }),
            "tags": item.categories.isEmpty ? nil : .texts(item.categories),
        ])
    }
}
