import Newsroom

/// The sitemap for Google News: the stories of the last two days.
struct NewsSitemap: Sendable {
    /// The publication's name, as news search knows it.
    let publication: String
    /// ISO 639, or one of the exceptions `zh-cn` and `zh-tw`.
    let language: String

    /// The most stories that one file may have.
    static let storyLimit = 1_000
    /// How long a story is news, in seconds. Exactly two days old, it is so no longer.
    static let span = 172_800

    /// - Parameter language: A BCP 47 tag.
    init(publication: String, language: String) {
        self.publication = publication
        self.language = Self.newsLanguage(language)
    }

    /// Shares out the stories among files that keep the limit; one empty file where there are none.
    static func parts<Entry>(_ entries: [Entry]) -> [[Entry]] {
        guard !entries.isEmpty else { return [[]] }
        return stride(from: 0, to: entries.count, by: storyLimit).map {
            Array(entries[$0..<min($0 + storyLimit, entries.count)])
        }
    }

    func bytes(_ entries: [NewsSitemapEntry]) -> [UInt8] {
        var xml = XMLText()
        xml.open(
            "urlset",
            [
                "xmlns": SitemapWriter.namespace,
                "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
            ])
        for entry in entries {
            xml.open("url")
            xml.element("loc", entry.address)
            xml.open("news:news")
            xml.open("news:publication")
            xml.element("news:name", publication)
            xml.element("news:language", language)
            xml.close("news:publication")
            xml.element("news:publication_date", entry.published.iso8601)
            xml.element("news:title", entry.title)
            xml.close("news:news")
            xml.close("url")
        }
        xml.close("urlset")
        return xml.bytes
    }

    private static func newsLanguage(_ tag: String) -> String {
        let parts = tag.lowercased().split(separator: "-").map(String.init)
        guard parts.first == "zh" else { return parts.first ?? tag }
        let isTraditional =
            !Set(parts).isDisjoint(with: ["hant", "tw", "hk", "mo"]) && !parts.contains("hans")
        return isTraditional ? "zh-tw" : "zh-cn"
    }
}
