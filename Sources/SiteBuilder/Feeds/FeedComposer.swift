import Newsroom
import Synchronization

/// Puts stories into feeds.
final class FeedComposer: Sendable {
    /// A story stands in the feeds of its section, its tags and its authors: its item is made once.
    private let known = Mutex<[Int: KnownItem]>([:])

    private struct KnownItem {
        /// Nil of a story without a date.
        let item: FeedItem?
        let inputs: [PageInput]
    }

    /// - Parameter edition: As the feed sees it.
    func feed(_ planned: PlannedFeed, _ edition: PageEdition) -> Feed {
        let settings = edition.feedSettings
        var feed = Feed(
            title: edition.title(of: planned.subject), description: edition.description(of: planned.subject),
            home: edition.permalink(of: planned.home), address: edition.permalink(of: planned.path),
            language: edition.language, publisher: edition.publisherName,
            publisherAddress: edition.permalink(of: .root), copyright: edition.copyright, hubs: edition.hubs)
        switch planned.subject {
        case .site: feed.items = items(edition.newestStories(settings.itemCount), edition)
        case .list(let list):
            feed.items = items(edition.stories(of: list, first: settings.itemCount), edition)
        case .corrections:
            feed.items = edition.newestCorrections(settings.itemCount).map { item($0, edition) }
        }
        return feed
    }

    private func items(_ stories: [Int], _ edition: PageEdition) -> [FeedItem] {
        stories.compactMap { item($0, edition) }
    }

    private func item(_ number: Int, _ edition: PageEdition) -> FeedItem? {
        if let known = known.withLock({ $0[number] }) {
            edition.note(known.inputs)
            return known.item
        }
        let part = edition.part()
        let item = newItem(number, part)
        edition.take(part)
        // What could not be read is asked for again.
        if part.failure == nil {
            known.withLock { $0[number] = KnownItem(item: item, inputs: part.inputs) }
        }
        return item
    }

    private func newItem(_ number: Int, _ edition: PageEdition) -> FeedItem? {
        let story = edition.story(number)
        let article = story.article
        guard let published = article.published else { return nil }
        return FeedItem(
            permalink: edition.permalink(of: story.planned.path), title: article.title,
            summary: story.summary, content: content(of: number, edition), published: published,
            updated: story.changed ?? published,
            authors: story.planned.terms(.author).map { key, name in
                FeedItem.Author(name: name, address: edition.path(of: key).map { edition.permalink(of: $0) })
            }, categories: categories(of: story.planned, edition),
            image: FeedPictures.picture(of: number, edition))
    }

    private func item(_ entry: SitePlan.CorrectionEntry, _ edition: PageEdition) -> FeedItem {
        let story = edition.story(entry.story)
        let correction = entry.correction
        return FeedItem(
            permalink: edition.permalink(of: story.planned.path) + "#" + entry.correction.anchor,
            title: edition.word(correction.kind) + ": " + story.article.title, summary: correction.text,
            published: correction.date,
            updated: correction.date, categories: [edition.word(correction.kind)])
    }

    private func categories(of story: PlannedStory, _ edition: PageEdition) -> [String] {
        let first = [story.label.map { edition.word($0) }, story.section?.title].compactMap(\.self)
        let terms = (story.terms(.topic) + story.terms(.tag)).map(\.title)
        var categories: [String] = []
        // So few that looking through them costs less than a set.
        for title in first + terms where !title.isEmpty && !categories.contains(title) {
            categories.append(title)
        }
        return categories
    }

    /// Nil where the summary has to do: the site wants no more, or the story is for subscribers, whom a feed
    /// cannot tell from others.
    private func content(of number: Int, _ edition: PageEdition) -> [UInt8]? {
        guard edition.feedSettings.hasFullText, edition.isFree(edition.story(number)) else { return nil }
        return StoryContent.html(of: number, edition)
    }
}
