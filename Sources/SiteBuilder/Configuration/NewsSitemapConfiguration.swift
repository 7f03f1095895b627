import Metadata
import Newsroom

/// Reads `news_sitemap`.
enum NewsSitemapConfiguration {
    static func read(_ site: MetadataReader) -> NewsSitemapSettings {
        site.switchable(
            "news_sitemap", without: NewsSitemapSettings(isWritten: false), with: NewsSitemapSettings()
        ) {
            NewsSitemapSettings(name: $0.text("name"))
        }
    }
}
