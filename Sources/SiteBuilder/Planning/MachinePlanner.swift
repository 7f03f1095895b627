import Newsroom

/// Lays out the files for machines over a site whose pages are known.
struct MachinePlanner {
    let site: Site
    let clock: NewsroomClock
    let plan: SitePlan

    func layOut() -> (plan: MachinePlan, pages: [PlannedPage]) {
        var machines = MachinePlan()
        machines.feeds = feeds()
        let entries = sitemapPages()
        let sizes = SitemapWriter.parts(
            entries.map { SitemapEntry(address: site.permalink(of: $0.path), changed: nil) })
        machines.sitemaps = sizes.map { Array(entries[$0.indices]) }
        machines.news = site.newsSitemap.isWritten ? news() : nil
        machines.redirects = redirects()
        return (machines, pages(of: machines))
    }

    // MARK: Files

    /// A file that `content/` has under the same name stands in place of ours.
    private func pages(of machines: MachinePlan) -> [PlannedPage] {
        var pages: [PlannedPage] = []
        let media = Set(plan.pages.filter(\.isMedia).map(\.path))
        let origin = Place(file: "site.yml")
        func add(_ path: SitePath, _ file: MachinePlan.File) {
            guard !media.contains(path) else { return }
            pages.append(PlannedPage(path: path, content: .machine(file), origin: origin))
        }
        for (index, feed) in machines.feeds.enumerated() {
            pages.append(PlannedPage(path: feed.path, content: .feed(index), origin: origin))
        }
        add(MachinePlan.sitemap, .sitemapIndex)
        for index in machines.sitemaps.indices { add(MachinePlan.sitemapPart(index), .sitemap(index)) }
        if let news = machines.news {
            add(MachinePlan.newsSitemap, .newsSitemap)
            if news.count > 1 {
                for index in news.indices { add(MachinePlan.newsPart(index), .newsPart(index)) }
            }
        }
        if site.robots != nil { add(SitePath.root.file("robots.txt"), .robots) }
        if !site.trust.isEmpty { add(SitePath.root.file("trust.txt"), .trust) }
        if !site.ads.isEmpty { add(SitePath.root.file("ads.txt"), .ads) }
        add(SitePath.root.file("_headers"), .headers)
        add(SitePath.root.file("_redirects"), .redirects)
        add(SitePath.root.file("redirects.nginx.conf"), .nginxRedirects)
        return pages
    }

    private func redirects() -> [Redirect] {
        plan.pages.compactMap { page in
            if case .redirect(let target) = page.content {
                Redirect(from: page.path, to: target)
            } else {
                nil
            }
        }.sorted { $0.from < $1.from }
    }

    // MARK: Sitemaps

    /// Stories oldest first: as new ones come, the files of older ones stay as they are.
    private func sitemapPages() -> [MachinePlan.SitemapPage] {
        var stories: [MachinePlan.SitemapPage] = []
        var others: [MachinePlan.SitemapPage] = []
        for page in plan.pages {
            func add(_ subject: MachinePlan.SitemapPage.Subject) {
                others.append(MachinePlan.SitemapPage(path: page.path, subject: subject))
            }
            switch page.content {
            case .article(let index):
                stories.append(MachinePlan.SitemapPage(path: page.path, subject: .story(index)))
            case .front, .terms: add(.everything)
            case .list(let index, _):
                add(plan.lists[index].stories.isEmpty ? .everything : .stories(of: index))
            case .corrections: add(.corrections)
            case .standing(let index): add(.standing(index))
            case .comments, .notFound, .redirect, .media, .asset, .feed, .machine, .precompressed: continue
            }
        }
        return stories.reversed() + others
    }

    /// The clock is asked about each story that is in, so that it knows when the first will be out.
    private func news() -> [[Int]] {
        let stories = plan.stories.enumerated().filter { _, story in
            guard story.label != .sponsored, !story.isEarly, let published = story.article.published else {
                return false
            }
            let end = Moment(secondsSince1970: published.secondsSince1970 + NewsSitemap.span)
            return !clock.hasCome(end)
        }.map(\.offset)
        return NewsSitemap.parts(stories)
    }
}

// MARK: - Feeds

extension MachinePlanner {
    /// By subject, then by format.
    func feeds() -> [PlannedFeed] {
        var feeds = self.feeds(.site, of: .site, home: .root)
        for (index, list) in plan.lists.enumerated() {
            guard let kind = kind(of: list) else { continue }
            feeds += self.feeds(kind, of: .list(index), home: list.path)
        }
        if let home = plan.correctionPages.first {
            feeds += self.feeds(.corrections, of: .corrections, home: home)
        }
        return feeds
    }

    private func kind(of list: StoryList) -> FeedSettings.Subject? {
        switch list.subject {
        case .section: .sections
        case .period, .everything: nil
        case .term(let term):
            switch term.key.kind {
            case .tag: .tags
            case .topic: .topics
            case .series: .series
            case .author: .authors
            }
        }
    }

    private func feeds(
        _ kind: FeedSettings.Subject, of subject: PlannedFeed.Subject, home: SitePath
    ) -> [PlannedFeed] {
        let formats = site.feeds.formats[kind] ?? []
        return FeedFormat.allCases.filter(formats.contains).map {
            PlannedFeed(subject: subject, format: $0, home: home, path: home.file($0.fileName))
        }
    }
}
