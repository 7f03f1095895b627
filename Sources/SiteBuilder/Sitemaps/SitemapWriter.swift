import Newsroom

/// Writes sitemaps as sitemaps.org has them, version 0.9.
enum SitemapWriter {
    /// The most addresses that one file may have.
    static let addressLimit = 50_000
    /// The most bytes that one file may have.
    static let byteLimit = 52_428_800

    static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

    /// Shares out the pages among files that keep the limits, in their order.
    ///
    /// - Parameter byteLimit: Smaller in tests.
    static func parts(
        _ entries: [SitemapEntry], addressLimit: Int = addressLimit, byteLimit: Int = byteLimit
    ) -> [ArraySlice<SitemapEntry>] {
        let frame = pages([]).count
        var parts: [ArraySlice<SitemapEntry>] = []
        var start = 0
        var size = frame
        for (index, entry) in entries.enumerated() {
            let own = greatestSize(of: entry)
            if index - start == addressLimit || (size + own > byteLimit && index > start) {
                parts.append(entries[start..<index])
                start = index
                size = frame
            }
            size += own
        }
        if start < entries.count { parts.append(entries[start...]) }
        return parts
    }

    /// A file of pages.
    static func pages(_ entries: ArraySlice<SitemapEntry>) -> [UInt8] {
        list("urlset", of: "url", entries)
    }

    /// The file that names the others; each has changed when the last of its pages has.
    static func index(_ files: [SitemapEntry]) -> [UInt8] {
        list("sitemapindex", of: "sitemap", files[...])
    }

    private static func list(
        _ name: StaticString, of item: StaticString, _ entries: ArraySlice<SitemapEntry>
    ) -> [UInt8] {
        var xml = XMLText()
        xml.open(name, ["xmlns": namespace])
        for entry in entries {
            xml.open(item)
            xml.element("loc", entry.address)
            if let changed = entry.changed { xml.element("lastmod", changed.iso8601) }
            xml.close(item)
        }
        xml.close(name)
        return xml.bytes
    }

    /// No entry takes more bytes: addresses are percent-encoded, of what XML escapes they can have `&` alone.
    private static func greatestSize(of entry: SitemapEntry) -> Int {
        let tags = "<url>\n<loc></loc>\n<lastmod>2021-12-30T15:30:00+00:00</lastmod>\n</url>\n".utf8.count
        return tags + entry.address.utf8.count + 4 * entry.address.utf8.count { $0 == UInt8(ascii: "&") }
    }
}
