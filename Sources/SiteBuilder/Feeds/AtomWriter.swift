import Newsroom

/// Writes Atom (RFC 4287).
enum AtomWriter {
    static func bytes(of feed: Feed) -> [UInt8] {
        var xml = XMLText()
        xml.reserveCapacity(feed.expectedSize)
        xml.open("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language])
        xml.element("id", feed.home)
        xml.element("title", feed.title)
        if let description = feed.description { xml.element("subtitle", description) }
        // The element must be there: a feed without items has not changed since time began.
        xml.element("updated", (feed.updated ?? Moment(secondsSince1970: 0)).iso8601)
        xml.empty("link", ["rel": "alternate", "type": "text/html", "href": feed.home])
        xml.empty("link", ["rel": "self", "type": FeedFormat.atom.mediaType, "href": feed.address])
        for hub in feed.hubs { xml.empty("link", ["rel": "hub", "href": hub]) }
        write(FeedItem.Author(name: feed.publisher, address: feed.publisherAddress), to: &xml)
        if let copyright = feed.copyright { xml.element("rights", copyright) }
        for item in feed.items { write(item, to: &xml) }
        xml.close("feed")
        return xml.bytes
    }

    private static func write(_ item: FeedItem, to xml: inout XMLText) {
        xml.open("entry")
        xml.element("id", item.permalink)
        xml.element("title", item.title)
        xml.empty("link", ["rel": "alternate", "type": "text/html", "href": item.permalink])
        if let image = item.image, let length = image.length, let type = image.mediaType {
            xml.empty(
                "link",
                ["rel": "enclosure", "type": type, "length": String(length), "href": image.address])
        }
        xml.element("published", item.published.iso8601)
        xml.element("updated", item.updated.iso8601)
        for author in item.authors { write(author, to: &xml) }
        for category in item.categories { xml.empty("category", ["term": category]) }
        xml.element("summary", item.summary)
        if let content = item.content { xml.markup("content", content, ["type": "html"]) }
        xml.close("entry")
    }

    private static func write(_ author: FeedItem.Author, to xml: inout XMLText) {
        xml.open("author")
        xml.element("name", author.name)
        if let address = author.address { xml.element("uri", address) }
        xml.close("author")
    }
}
