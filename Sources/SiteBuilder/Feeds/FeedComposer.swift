import Newsroom
import Synchronization

/// Puts stories into feeds.
final class FeedComposer: Sendable {
    private let edition: Edition
    private let pictures: FeedPictures
    /// A story stands in the feeds of its section, its tags and its authors: its text is made ready once.
    private let contents = Mutex<[Int: [UInt8]?]>([:])

    /// - Parameter folder: The site's folder.
    init(edition: Edition, files: FileSystem, folder: String) {
        self.edition = edition
        pictures = FeedPictures(site: edition.site, files: files, folder: folder)
    }

    /// - Throws: A ``FileError`` where a picture cannot be looked at.
    func feed(_ planned: PlannedFeed) throws(FileError) -> Feed {
        let site = edition.site
        let (title, description) = edition.name(of: planned.subject)
        var feed = Feed(
            title: title, description: description, home: site.permalink(of: planned.home),
            address: site.permalink(of: planned.path), language: site.language,
            publisher: site.publisherName, publisherAddress: site.permalink(of: .root),
            copyright: site.copyright, hubs: site.hubs)
        switch planned.subject {
        case .site: feed.items = try items(edition.stories.indices.prefix(site.feeds.itemCount))
        case .list(let index):
            feed.items = try items(edition.plan.lists[index].stories.prefix(site.feeds.itemCount))
        case .corrections: feed.items = edition.plan.corrections.prefix(site.feeds.itemCount).map(item)
        }
        return feed
    }

    private func items(_ stories: some Sequence<Int>) throws(FileError) -> [FeedItem] {
        var items: [FeedItem] = []
        for index in stories {
            if let item = try item(index) { items.append(item) }
        }
        return items
    }

    private func item(_ index: Int) throws(FileError) -> FeedItem? {
        let story = edition.stories[index]
        let article = story.article
        guard let published = article.published else { return nil }
        return FeedItem(
            permalink: edition.site.permalink(of: story.planned.path), title: article.title,
            summary: story.summary, content: content(of: index), published: published,
            updated: story.changed ?? published,
            authors: story.planned.terms(.author).map { key, name in
                FeedItem.Author(
                    name: name,
                    address: edition.list(of: key).map { edition.site.permalink(of: $0.path) })
            }, categories: categories(of: story.planned), image: try pictures.picture(of: story))
    }

    private func item(_ entry: SitePlan.CorrectionEntry) -> FeedItem {
        let story = edition.stories[entry.story]
        let correction = entry.correction
        return FeedItem(
            permalink: edition.site.permalink(of: story.planned.path) + "#" + entry.correction.anchor,
            title: edition.words[correction.kind] + ": " + story.article.title, summary: correction.text,
            published: correction.date,
            updated: correction.date, categories: [edition.words[correction.kind]])
    }

    private func categories(of story: PlannedStory) -> [String] {
        var seen: Set<String> = []
        let label = story.label.map { [edition.words[$0]] } ?? []
        let terms = (story.terms(.topic) + story.terms(.tag)).map(\.title)
        return (label + [story.section?.title].compactMap(\.self) + terms).filter {
            !$0.isEmpty && seen.insert($0).inserted
        }
    }

    /// Nil where the summary has to do: the site wants no more, or the story is for subscribers, whom a feed
    /// cannot tell from others.
    private func content(of index: Int) -> [UInt8]? {
        guard edition.site.feeds.hasFullText else { return nil }
        if let known = contents.withLock({ $0[index] }) { return known }
        let story = edition.stories[index]
        let content = edition.isFree(story.planned) ? StoryContent.html(of: story, edition: edition) : nil
        contents.withLock { $0[index] = .some(content) }
        return content
    }
}
