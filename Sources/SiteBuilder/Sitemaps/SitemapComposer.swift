import Newsroom

/// Puts the site's pages and their dates into sitemaps.
struct SitemapComposer: Sendable {
    let site: Site
    let plan: SitePlan
    /// As ``SitePlan/stories``.
    let stories: [Story]
    private let newest: Moment?
    private let newestOfLists: [Moment?]

    init(site: Site, plan: SitePlan, stories: [Story]) {
        self.site = site
        self.plan = plan
        self.stories = stories
        newest = stories.compactMap(\.changed).max()
        newestOfLists = plan.lists.map { $0.stories.compactMap { stories[$0].changed }.max() }
    }

    /// Over all sitemaps, but for those of news, which have their own line in robots.txt.
    func index() -> [UInt8] {
        SitemapWriter.index(
            plan.machines.sitemaps.indices.map { part in
                SitemapEntry(
                    address: site.permalink(of: MachinePlan.sitemapPart(part)),
                    changed: SitemapWriter.changed(entries(part)[...]))
            })
    }

    func pages(_ part: Int) -> [UInt8] { SitemapWriter.pages(entries(part)[...]) }

    /// The one file, or the index over several.
    func news() -> [UInt8] {
        let parts = plan.machines.news ?? []
        guard parts.count > 1 else { return news(0) }
        return SitemapWriter.index(
            parts.indices.map { part in
                SitemapEntry(
                    address: site.permalink(of: MachinePlan.newsPart(part)),
                    changed: parts[part].compactMap { stories[$0].article.published }.max())
            })
    }

    func news(_ part: Int) -> [UInt8] {
        let entries = (plan.machines.news?[part] ?? []).compactMap { index -> NewsSitemapEntry? in
            let story = stories[index]
            return story.article.published.map {
                NewsSitemapEntry(
                    address: site.permalink(of: story.planned.path), title: story.article.title,
                    published: $0)
            }
        }
        let sitemap = NewsSitemap(
            publication: site.newsSitemap.name ?? site.publisherName, language: site.language)
        return sitemap.bytes(entries)
    }

    private func entries(_ part: Int) -> [SitemapEntry] {
        plan.machines.sitemaps[part].map {
            SitemapEntry(address: site.permalink(of: $0.path), changed: changed($0.subject))
        }
    }

    /// A list changes with its stories: a new one moves the others to further pages.
    private func changed(_ subject: MachinePlan.SitemapPage.Subject) -> Moment? {
        switch subject {
        case .story(let index): stories[index].changed
        // A standing page that does not say when it changed is not asked when it was made.
        case .standing(let index): plan.standingPages[index].article.updated
        case .stories(let list): newestOfLists[list]
        case .everything: newest
        case .corrections: plan.corrections.first?.correction.date
        }
    }
}
