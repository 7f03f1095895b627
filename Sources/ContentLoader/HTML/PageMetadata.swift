import HTMLTree
import Metadata
import Newsroom

/// What a page says of its story for machines: schema.org, OpenGraph, `meta`, and the marks that themes use.
struct PageMetadata {
    var title: String?
    var published: Moment?
    var updated: Moment?
    var authors: [Byline] = []
    var standfirst: String?
    var imageAddress: String?
    var imageText: String?

    /// - Parameters:
    ///   - elements: of the whole page, in the order of the source.
    ///   - article: where headline, date and byline are looked for first.
    ///   - headlines: those of the page.
    init(elements: [HTMLElement], article: HTMLElement, headlines: PageHeadlines, timeZone: SiteTimeZone) {
        let meta = headlines.meta
        let data = headlines.data
        let inArticle = article.elements
        title = headlines.title(in: inArticle)

        func date(_ candidates: [String?]) -> Moment? {
            candidates.lazy.compactMap(\.self).compactMap { try? DateReader.read($0, in: timeZone) }.first
        }
        published = date(
            [data.published, meta["article:published_time"], meta["datepublished"], meta["date"]]
                + Self.times(in: elements, itemprop: "datepublished")
                + Self.times(in: inArticle, itemprop: nil)
                + Self.times(in: elements, itemprop: nil))
        updated = date(
            [data.updated, meta["article:modified_time"], meta["datemodified"]]
                + Self.times(in: elements, itemprop: "datemodified"))
        if let published, let changed = updated, changed.secondsSince1970 <= published.secondsSince1970 {
            updated = nil
        }
        authors = Self.authors(data: data, meta: meta, elements: elements)
        standfirst = [data.standfirst, meta["og:description"], meta["description"]]
            .compactMap(\.self).first { !$0.isEmpty }
        imageAddress = meta["og:image"] ?? meta["og:image:url"] ?? data.image
        imageText = meta["og:image:alt"]
    }

    private static func times(in elements: [HTMLElement], itemprop: String?) -> [String?] {
        elements.filter { element in
            guard let itemprop else {
                return element.name == "time"
                    && (element["pubdate"] != nil || element.classes.contains("published")
                        || element.classes.contains("entry-date") || !element.classes.contains("updated"))
                    && element.value("itemprop") != "datemodified"
            }
            return element.value("itemprop") == itemprop
        }.prefix(20).map { $0["datetime"] ?? $0["content"] ?? $0.plainText }
    }

    private static func authors(
        data: LinkedData, meta: [String: String], elements: [HTMLElement]
    ) -> [Byline] {
        var names = data.authors
        if names.isEmpty, let author = meta["author"] ?? meta["article:author"], !author.contains("://") {
            names = BylineText.names(in: author)
        }
        let marks: [(HTMLElement) -> Bool] = [
            { $0.value("itemprop").split(separator: " ").contains("author") },
            { $0.value("rel").split(separator: " ").contains("author") },
            { $0.classes.contains("byline") || $0.classes.contains("author") },
        ]
        for mark in marks where names.isEmpty {
            for element in elements where mark(element) {
                let inner = element.elements.first { $0.value("itemprop") == "name" } ?? element
                let text = inner["content"] ?? inner.plainText
                guard text.utf8.count <= 200 else { continue }
                names += BylineText.names(in: text)
            }
        }
        var authors: [Byline] = []
        for name in names.prefix(50) where !name.isEmpty && !authors.contains(Byline(name: name)) {
            authors.append(Byline(name: name))
        }
        return authors
    }
}
