import Newsroom

/// Lays out the site: articles, configuration and clock in, pages out. Reads and writes nothing.
struct SitePlanner {
    let site: Site
    /// The instant at which the site is built.
    let now: Moment
    /// Drafts, and stories whose time has not come, are part of the site.
    let includesUnpublished: Bool

    /// - Parameters:
    ///   - media: Files of `content/` that are no articles, by their paths in it.
    ///   - assets: Files of the theme.
    func plan(articles: [Article], media: [String], assets: [PublishedAsset]) -> SitePlan {
        var plan = SitePlan()
        let published = articles.filter(isPublished)
        let sections = sections(of: published)
        for article in published {
            do throws(SitePath.Problem) {
                let story = try plannedStory(article, sections: sections)
                if story.section == nil {
                    plan.standingPages.append(story)
                } else {
                    plan.stories.append(story)
                }
            } catch {
                let summary = "the story's address \(error.reason)"
                plan.diagnostics.append(.error(summary, at: addressPlace(of: article)))
            }
        }
        let held = articles.filter { !isPublished($0) }
        for article in held {
            if let path = try? path(of: toldHere(article)) { plan.unpublished[path.text] = article.source }
        }
        plan.stories.sort(by: comesBefore)
        plan.sections = sections.map { sectionPlan($0, stories: plan.stories) }
        plan.pages = pages(of: plan, assets: assets)
        let heldFolders = held.compactMap(ownFolder)
        for file in media {
            if let holder = heldFolders.first(where: { file.hasPrefix($0.folder) }) {
                plan.unpublished[file] = holder.source
                continue
            }
            let origin = Place(file: "content/" + file)
            do throws(SitePath.Problem) {
                let path = try SitePath(file)
                plan.pages.append(PlannedPage(path: path, content: .media(origin.file), origin: origin))
            } catch {
                plan.diagnostics.append(.error("the file's name \(error.reason)", at: origin))
            }
        }
        plan.diagnostics += Collisions.diagnostics(of: plan.pages)
        return plan
    }

    private func isPublished(_ article: Article) -> Bool {
        if includesUnpublished { return true }
        return article.status == .ready && article.published.map { $0 <= now } ?? true
    }

    /// The folder, in `content/`, that belongs to a story (`secret/` of `secret/index.md`): what is in it waits for
    /// the story. Nil for a story that shares its folder.
    private func ownFolder(of article: Article) -> (folder: String, source: String)? {
        guard let slash = article.source.lastIndex(of: "/"), article.source[slash...].hasPrefix("/index.")
        else {
            return nil
        }
        return (String(article.source[...slash].dropFirst("content/".count)), article.source)
    }

    private func comesBefore(_ left: PlannedStory, _ right: PlannedStory) -> Bool {
        guard let leftDate = left.article.published, let rightDate = right.article.published,
            leftDate.secondsSince1970 != rightDate.secondsSince1970
        else { return left.article.source < right.article.source }
        return leftDate > rightDate
    }
}

// MARK: - Stories and sections

extension SitePlanner {
    private func sections(of articles: [Article]) -> [Section] {
        let named = Set(site.sections.map(\.slug))
        let others = Set(articles.compactMap(\.section)).subtracting(named).sorted()
        return site.sections + others.map { Section(slug: $0) }
    }

    private func plannedStory(_ article: Article, sections: [Section]) throws(SitePath.Problem)
        -> PlannedStory
    {
        let article = toldHere(article)
        let path = try path(of: article)
        return PlannedStory(
            article: article, path: path, commentsPath: try path.appending("comment/"),
            section: sections.first { $0.slug == article.section },
            commentsAreOpen: article.section != nil && (article.commentsAreOpen ?? site.comments.areOpen),
            isEarly: article.published.map { $0 > now } ?? false)
    }

    /// However its author wrote a date, readers see what the newsroom's clocks showed.
    private func toldHere(_ article: Article) -> Article {
        var article = article
        article.published = article.published.map {
            site.timeZone.told(secondsSince1970: $0.secondsSince1970)
        }
        article.updated = article.updated.map { site.timeZone.told(secondsSince1970: $0.secondsSince1970) }
        return article
    }

    private func path(of article: Article) throws(SitePath.Problem) -> SitePath {
        if let permalink = article.permalink { return permalink }
        guard let section = article.section, let published = article.published else {
            return SitePath(article.slug)
        }
        let address = site.permalinks.address(section: section, slug: article.slug, date: published.clock)
        return try SitePath(address: address)
    }

    private func sectionPlan(_ section: Section, stories: [PlannedStory]) -> SitePlan.SectionPlan {
        let own = stories.indices.filter { stories[$0].section?.slug == section.slug }
        let count = max(1, (own.count + site.storiesPerPage - 1) / site.storiesPerPage)
        let root = SitePath(section.slug)
        return SitePlan.SectionPlan(
            section: section, stories: own,
            pages: (1...count).map { $0 == 1 ? root : root.page($0) })
    }
}

// MARK: - Pages

extension SitePlanner {
    private func pages(of plan: SitePlan, assets: [PublishedAsset]) -> [PlannedPage] {
        let configuration = Place(file: "site.yml")
        var pages = [PlannedPage(path: .root, content: .front, origin: configuration)]
        for (index, section) in plan.sections.enumerated() {
            for (number, path) in section.pages.enumerated() {
                pages.append(
                    PlannedPage(
                        path: path, content: .section(index, number: number + 1), origin: configuration))
            }
        }
        for (index, story) in plan.stories.enumerated() {
            let origin = addressPlace(of: story.article)
            pages.append(PlannedPage(path: story.path, content: .article(index), origin: origin))
            if story.commentsAreOpen, site.comments.action != nil {
                pages.append(PlannedPage(path: story.commentsPath, content: .comments(index), origin: origin))
            }
            pages += redirects(to: story)
        }
        for (index, story) in plan.standingPages.enumerated() {
            let origin = addressPlace(of: story.article)
            pages.append(PlannedPage(path: story.path, content: .standing(index), origin: origin))
            pages += redirects(to: story)
        }
        pages.append(PlannedPage(path: .notFound, content: .notFound, origin: configuration))
        for (index, asset) in assets.enumerated() {
            let origin = Place(file: "templates/assets/" + asset.name)
            pages.append(PlannedPage(path: asset.path, content: .asset(index), origin: origin))
        }
        return pages
    }

    private func redirects(to story: PlannedStory) -> [PlannedPage] {
        let origin = story.article.places["aliases"] ?? Place(file: story.article.source)
        return story.article.aliases.map {
            PlannedPage(path: $0, content: .redirect(to: story.path), origin: origin)
        }
    }

    /// Where the author chose the story's address.
    private func addressPlace(of article: Article) -> Place {
        article.places["permalink"] ?? article.places["slug"] ?? Place(file: article.source)
    }
}
