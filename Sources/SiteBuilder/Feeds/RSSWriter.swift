import Newsroom

/// Writes RSS 2.0 with the modules `atom`, `content`, `dc` and `media`.
///
/// Titles are plain text, descriptions are HTML, as the RSS Advisory Board's profile has it.
enum RSSWriter {
    static func bytes(of feed: Feed) -> [UInt8] {
        var xml = XMLText()
        xml.reserveCapacity(feed.expectedSize)
        xml.open(
            "rss",
            [
                "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:media": "http://search.yahoo.com/mrss/",
            ])
        xml.open("channel")
        xml.element("title", feed.title)
        xml.element("link", feed.home)
        xml.element("description", HTMLText.escaped(feed.description ?? feed.title))
        xml.element("language", feed.language)
        if let copyright = feed.copyright { xml.element("copyright", copyright) }
        if let updated = feed.updated { xml.element("lastBuildDate", updated.mailDate) }
        xml.empty(
            "atom:link", ["rel": "self", "type": FeedFormat.rss.mediaType, "href": feed.address])
        for hub in feed.hubs { xml.empty("atom:link", ["rel": "hub", "href": hub]) }
        for item in feed.items { write(item, to: &xml) }
        xml.close("channel")
        xml.close("rss")
        return xml.bytes
    }

    private static func write(_ item: FeedItem, to xml: inout XMLText) {
        xml.open("item")
        xml.element("title", item.title)
        xml.element("link", item.permalink)
        xml.element("guid", item.permalink, ["isPermaLink": "true"])
        xml.element("pubDate", item.published.mailDate)
        for author in item.authors { xml.element("dc:creator", author.name) }
        for category in item.categories { xml.element("category", category) }
        xml.element("description", HTMLText.escaped(item.summary))
        if let content = item.content { xml.markup("content:encoded", content) }
        if let image = item.image { write(image, to: &xml) }
        xml.close("item")
    }

    private static func write(_ image: FeedItem.Picture, to xml: inout XMLText) {
        // An enclosure without its length is not valid.
        if let length = image.length, let type = image.mediaType {
            xml.empty("enclosure", ["url": image.address, "length": String(length), "type": type])
        }
        if let type = image.mediaType {
            xml.open("media:content", ["url": image.address, "medium": "image", "type": type])
        } else {
            xml.open("media:content", ["url": image.address, "medium": "image"])
        }
        if !image.alternativeText.isEmpty {
            xml.element("media:description", image.alternativeText, ["type": "plain"])
        }
        xml.close("media:content")
    }
}
