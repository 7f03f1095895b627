import ContentLoader
import Newsroom
import Synchronization

/// The Markdown of the articles, which is kept outside the memory, or read again where it has not been loaded in
/// this build.
final class Manuscripts: Sendable {
    private let loader: ContentLoader
    /// Nil where the articles keep their Markdown.
    private let spool: Spool?
    /// By their files.
    private let sources: [FoundSource]
    private let places = Mutex<[String: Range<Int>]>([:])

    init(loader: ContentLoader, sources: [FoundSource], spool: Spool?) {
        self.loader = loader
        self.spool = spool
        self.sources = sources
    }

    /// Takes an article's Markdown out of the memory.
    func take(from article: inout Article?) throws(FileError) {
        guard let spool, let loaded = article else { return }
        let place = try spool.append(loaded.markdown)
        places.withLock { $0[loaded.source] = place }
        article?.markdown = []
    }

    /// The article with its Markdown, which is read again from its source if it is wanted once more.
    func complete(_ article: Article) throws(FileError) -> Article {
        var article = article
        if !article.markdown.isEmpty { return article }
        if let spool, let place = places.withLock({ $0.removeValue(forKey: article.source) }) {
            article.markdown = try spool.read(place)
            spool.release(place)
        } else if let source = source(of: article.source) {
            return try reread(article, in: source)
        }
        return article
    }

    /// The article with the text of its source, which may have changed since the article was made of it: the new
    /// text is shown, but not where what stands above it is new as well, and may say that it is not for readers yet.
    private func reread(_ article: Article, in source: FoundSource) throws(FileError) -> Article {
        var article = article
        article.markdown = try loader.markdown(of: article, in: source)
        if try loader.isAsFound(source) { return article }
        guard let changed = try loader.load(source).article, changed.facts == article.facts else {
            throw FileError(
                "read", source.file, reason: "it was changed while the site was made, make it again")
        }
        return changed
    }

    private func source(of file: String) -> FoundSource? {
        var (low, high) = (0, sources.count)
        while low < high {
            let middle = (low + high) / 2
            if sources[middle].file < file { low = middle + 1 } else { high = middle }
        }
        return low < sources.count && sources[low].file == file ? sources[low] : nil
    }
}
