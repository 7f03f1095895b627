import ContentLoader
import Newsroom
import Synchronization

/// The Markdown of the articles, which is kept outside the memory, or read again where it has not been loaded in
/// this build.
final class Manuscripts: Sendable {
    private let loader: ContentLoader
    /// Nil where the articles keep their Markdown.
    private let spool: Spool?
    private let sources: [String: FoundSource]
    private let places = Mutex<[String: Range<Int>]>([:])

    init(loader: ContentLoader, sources: [FoundSource], spool: Spool?) {
        self.loader = loader
        self.spool = spool
        self.sources = Dictionary(sources.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Takes an article's Markdown out of the memory.
    func take(from article: inout Article?) throws(FileError) {
        guard let spool, let loaded = article else { return }
        let place = try spool.append(loaded.markdown)
        places.withLock { $0[loaded.source] = place }
        article?.markdown = []
    }

    /// The article with its Markdown.
    func complete(_ article: Article) throws(FileError) -> Article {
        var article = article
        if !article.markdown.isEmpty { return article }
        if let spool, let place = places.withLock({ $0[article.source] }) {
            article.markdown = try spool.read(place)
        } else if let source = sources[article.source] {
            article.markdown = try loader.markdown(of: article, in: source)
        }
        return article
    }
}
