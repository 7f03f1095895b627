import Newsroom

/// Lays out the site: articles, configuration and clock in, pages out. Reads and writes nothing.
struct SitePlanner {
    let site: Site
    let clock: NewsroomClock
    /// Drafts, and stories whose time has not come, are part of the site.
    let includesUnpublished: Bool

    /// - Parameters:
    ///   - loaded: What became of the sources; those without an article are left out.
    ///   - media: Files of `content/` that are no stories.
    ///   - assets: Files of the theme.
    ///   - jobs: How many tasks may work at once.
    func plan(
        _ loaded: [ArticleDesk.Loaded], _ profiles: [Profile], media: [String], assets: [PublishedAsset],
        jobs: Int
    ) async throws -> SitePlan {
        var plan = SitePlan()
        let sections = sections(
            of: try await loaded.concurrentMap(jobs: jobs) { source in
                source.article.flatMap { isPublished($0) ? $0.section : nil }
            })
        let sectionsBySlug = Dictionary(
            sections.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        let slugs = TermSlugs()
        try await loaded.concurrentMap(jobs: jobs) { source in
            source.article.map { placed($0, sections: sectionsBySlug, slugs) }
        } forEach: { placed in
            switch placed {
            case .held(let story): plan.held.append(story)
            case .standing(let story): plan.standingPages.append(story)
            case .story(let story): plan.stories.append(story)
            case .nowhere(let diagnostic): plan.diagnostics.append(diagnostic)
            case nil: break
            }
        }
        plan.stories.sort(by: comesBefore)
        await addLists(to: &plan, sections: sections, profiles: profiles)
        for story in plan.held {
            for path in paths(thatWaitFor: story) { plan.unpublished[path.text] = story.article.source }
        }
        plan.pages = pages(of: plan, assets: assets)
        addMedia(media, to: &plan)
        let machines = MachinePlanner(site: site, clock: clock, plan: plan).layOut()
        plan.machines = machines.plan
        // A sitemap takes as long as dozens of stories: who makes one last lets the others wait.
        plan.pages.insert(contentsOf: machines.pages, at: 0)
        plan.pages += Precompression.pages(beside: plan.pages, in: site.precompression)
        return plan
    }

    /// What of a plan cannot be, or will not when its time comes.
    func collisions(in plan: SitePlan) -> [Diagnostic] {
        Collisions.diagnostics(of: plan.pages) + collisionsToCome(plan)
    }

    /// Readers may see the story at this instant, or whoever builds wants to see it early.
    private func isPublished(_ article: Article) -> Bool {
        switch article.status {
        case .killed: return false
        case .draft: return includesUnpublished
        case .ready:
            guard includesUnpublished || hasCome(article) else { return false }
            return article.expires.map { !clock.hasCome($0) } ?? true
        }
    }

    private func hasCome(_ article: Article) -> Bool { article.published.map(clock.hasCome) ?? true }

    private func comesBefore(_ left: PlannedStory, _ right: PlannedStory) -> Bool {
        guard let leftDate = left.article.published, let rightDate = right.article.published,
            leftDate.secondsSince1970 != rightDate.secondsSince1970
        else { return left.article.source < right.article.source }
        return leftDate > rightDate
    }

    /// - Parameter slugs: Those that stories have.
    private func sections(of slugs: [Slug?]) -> [Section] {
        var others = Set(slugs.compactMap(\.self))
        others.subtract(site.sections.map(\.slug))
        return site.sections + others.sorted().map { Section(slug: $0) }
    }
}

// MARK: - Stories

extension SitePlanner {
    /// The place of an article that is known to be out, by itself: its terms have numbers of no other.
    ///
    /// - Parameter sections: Of the site, by their slugs.
    /// - Throws: Why it has none.
    func plannedStory(
        _ article: Article, sections: [Slug: Section]
    ) throws(SitePath.Problem) -> PlannedStory {
        try plannedStory(article, isOut: true, sections: sections, TermSlugs())
    }

    /// What becomes of an article.
    private enum Placed: Sendable {
        case story(PlannedStory), standing(PlannedStory)
        /// It is not out.
        case held(PlannedStory)
        /// Its address is none.
        case nowhere(Diagnostic)
    }

    private func placed(_ article: Article, sections: [Slug: Section], _ slugs: TermSlugs) -> Placed {
        let isOut = isPublished(article)
        do throws(SitePath.Problem) {
            let story = try plannedStory(article, isOut: isOut, sections: sections, slugs)
            return !isOut ? .held(story) : story.section == nil ? .standing(story) : .story(story)
        } catch {
            let summary = "the story's address \(error.reason)"
            return .nowhere(.error(summary, at: addressPlace(of: article)))
        }
    }

    private func plannedStory(
        _ article: Article, isOut: Bool, sections: [Slug: Section], _ slugs: TermSlugs
    ) throws(SitePath.Problem) -> PlannedStory {
        let article = toldHere(article, isOut: isOut)
        let path = try path(of: article)
        // A held story's section may have no other.
        let section = article.section.map { sections[$0] ?? Section(slug: $0) }
        return PlannedStory(
            article: article, path: path, commentsPath: try path.appending("comment/"), section: section,
            terms: slugs.terms(of: article), label: article.label ?? section?.label,
            commentsAreOpen: section != nil && (article.commentsAreOpen ?? site.comments.areOpen),
            isEarly: article.status == .ready && !hasCome(article),
            coverageIsOver: isOut && article.coverage?.end.map(clock.hasCome) ?? false)
    }

    /// However its author wrote a date, readers see what the newsroom's clocks showed; what is dated later than
    /// now they do not see.
    ///
    /// The clock is asked about stories that are out alone: nothing else of the others will change.
    private func toldHere(_ article: Article, isOut: Bool) -> Article {
        var article = article
        article.published = article.published.map(told)
        article.updated = article.updated.map(told)
        article.coverage = article.coverage.map {
            Coverage(start: $0.start.map(told), end: $0.end.map(told))
        }
        guard isOut else { return article }
        if let updated = article.updated, !clock.hasCome(updated) { article.updated = nil }
        article.corrections = article.corrections.filter { clock.hasCome($0.date) }
            .enumerated().sorted {
                ($0.element.date.secondsSince1970, $0.offset) < ($1.element.date.secondsSince1970, $1.offset)
            }
            .map(\.element)
        for index in article.corrections.indices {
            article.corrections[index].date = told(article.corrections[index].date)
        }
        // A note is a change that readers are told of.
        if let note = article.corrections.last?.date, note > article.updated ?? article.published ?? note {
            article.updated = note
        }
        return article
    }

    private func told(_ moment: Moment) -> Moment {
        site.timeZone.told(secondsSince1970: moment.secondsSince1970)
    }

    private func path(of article: Article) throws(SitePath.Problem) -> SitePath {
        if let permalink = article.permalink { return permalink }
        guard let section = article.section, let published = article.published else {
            return SitePath(article.slug)
        }
        let address = site.permalinks.address(section: section, slug: article.slug, date: published.clock)
        return try SitePath(address: address)
    }

    /// Where the author chose the story's address.
    func addressPlace(of article: Article) -> Place {
        article.places["permalink"] ?? article.places["slug"] ?? Place(file: article.source)
    }
}
