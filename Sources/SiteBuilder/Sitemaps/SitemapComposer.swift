import Newsroom

/// Puts the site's pages and their dates into sitemaps.
struct SitemapComposer: Sendable {
    private let site: Site
    private let plan: SitePlan
    /// When each of ``SitePlan/stories`` last changed.
    private let changes: [Moment?]
    private let newest: Moment?
    private let newestOfLists: [Moment?]

    /// - Parameter stories: As ``SitePlan/stories``.
    init(site: Site, plan: SitePlan, stories: [Story]) {
        self.site = site
        self.plan = plan
        let changes = stories.map(\.changed)
        self.changes = changes
        newest = changes.compactMap(\.self).max()
        newestOfLists = plan.lists.map { $0.stories.lazy.compactMap { changes[$0] }.max() }
    }

    /// Over all sitemaps, but for those of news, which have their own line in robots.txt.
    func index() -> [UInt8] {
        SitemapWriter.index(
            plan.machines.sitemaps.indices.map { part in
                SitemapEntry(
                    address: site.permalink(of: MachinePlan.sitemapPart(part)), changed: lastChange(of: part))
            })
    }

    func pages(_ part: Int) -> [UInt8] {
        let entries = plan.machines.sitemaps[part].map {
            SitemapEntry(address: site.permalink(of: $0.path), changed: changed($0.subject))
        }
        return SitemapWriter.pages(entries[...])
    }

    /// The one file, or the index over several.
    func news() -> [UInt8] {
        let parts = plan.machines.news ?? []
        guard parts.count > 1 else { return news(0) }
        return SitemapWriter.index(
            parts.indices.map { part in
                SitemapEntry(
                    address: site.permalink(of: MachinePlan.newsPart(part)),
                    changed: parts[part].compactMap { plan.stories[$0].article.published }.max())
            })
    }

    func news(_ part: Int) -> [UInt8] {
        let entries = (plan.machines.news?[part] ?? []).compactMap { index -> NewsSitemapEntry? in
            let story = plan.stories[index]
            return story.article.published.map {
                NewsSitemapEntry(
                    address: site.permalink(of: story.path), title: story.article.title, published: $0)
            }
        }
        let sitemap = NewsSitemap(
            publication: site.newsSitemap.name ?? site.publisherName, language: site.language)
        return sitemap.bytes(entries)
    }

    /// Of all that ``pages(_:)`` is made of.
    func fingerprint(of part: Int) -> ContentFingerprint {
        var writer = RecordWriter()
        writer.writeString(site.address.text)
        for page in plan.machines.sitemaps[part] {
            writer.write(page.path)
            writer.write(changed(page.subject))
        }
        return ContentFingerprint(writer.bytes)
    }

    /// When a file last changed: with the last of its pages that have a date, since the others change nothing in it.
    private func lastChange(of part: Int) -> Moment? {
        plan.machines.sitemaps[part].lazy.compactMap { changed($0.subject) }.max()
    }

    /// A list changes with its stories: a new one moves the others to further pages.
    private func changed(_ subject: MachinePlan.SitemapPage.Subject) -> Moment? {
        switch subject {
        case .story(let index): changes[index]
        // A standing page that does not say when it changed is not asked when it was made.
        case .standing(let index): plan.standingPages[index].article.updated
        case .stories(let list): newestOfLists[list]
        case .everything: newest
        case .corrections: plan.corrections.first?.correction.date
        }
    }
}
