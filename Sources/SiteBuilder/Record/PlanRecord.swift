import Newsroom

/// A plan as a build wants it that finds only texts changed: without its stories, which are read where they are asked
/// for.
///
/// All numbers are those of the build whose record it is.
struct PlanRecord: Sendable {
    /// Where the stories stand among the site's sources.
    var stories: [Int]
    var standingPages: [Int]
    var held: [Int]
    var lists: [List]
    var sectionCount: Int
    var corrections: [SitePlan.CorrectionEntry]
    var correctionsIntroduction: Int?
    /// In the order of the plan.
    var pages: [Page]
    /// Files that wait for stories: links may lead to them.
    var heldMedia: [SitePath]
    var unpublished: [String: String]
    var front: FrontPagePlan
    var banner: BreakingBanner?
    /// What to read after the stories of which a page has asked it.
    var related: [Int: [Int]]

    /// Of pages that come from the record: collisions, which would name it, were found when they were planned.
    static let origin = Place(file: "site.yml")

    struct List: Sendable {
        let subject: Subject
        let stories: [Int]
    }

    /// What a list is of; the rest of it `site.yml` and the profiles say.
    enum Subject: Sendable {
        case section(Slug)
        case term(Term.Key, title: String)
        case period(Period)
        case everything
    }

    struct Page: Sendable {
        let path: SitePath
        /// Nil where no story's text can stand there.
        let content: PlannedPage.Content?
    }
}

extension PlanRecord {
    /// - Parameters:
    ///   - sources: All of the site, in order.
    init(of edition: Edition, heldMedia: [SitePath], sources: [String]) {
        let plan = edition.plan
        let numbers = Dictionary(
            sources.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func places(of stories: [PlannedStory]) -> [Int] {
            stories.compactMap { numbers[$0.article.source] }
        }
        stories = places(of: plan.stories)
        standingPages = places(of: plan.standingPages)
        held = places(of: plan.held)
        lists = plan.lists.map { List(subject: Subject($0.subject), stories: $0.stories) }
        sectionCount = plan.sectionCount
        corrections = plan.corrections
        correctionsIntroduction = plan.correctionsIntroduction
        pages = plan.pages.map { Page(path: $0.path, content: $0.content.canShowText ? $0.content : nil) }
        self.heldMedia = heldMedia
        unpublished = plan.unpublished
        front = edition.front
        banner = edition.banner
        related = [:]
    }

    /// Adds what to read after stories.
    ///
    /// - Parameter inputs: What pages are made of.
    mutating func addRelated(_ list: ReadingList, askedFor inputs: [InputRecord]) {
        for input in inputs where input.input.recordedKind == .related {
            related[input.input.subject] = list.related(to: input.input.subject)
        }
    }

    // MARK: The plan again

    /// A page that can show texts; nil for any other.
    ///
    /// - Parameter place: Among the pages of the output.
    func page(at place: Int) -> PlannedPage? {
        guard pages.indices.contains(place), let content = pages[place].content else { return nil }
        return PlannedPage(path: pages[place].path, content: content, origin: Self.origin)
    }

    /// Those of the site, by their slugs.
    func sections(of site: Site) -> [Slug: Section] {
        var sections: [Slug: Section] = [:]
        for case .section(let slug) in lists.lazy.map(\.subject) {
            sections[slug] = site.sections.first { $0.slug == slug } ?? Section(slug: slug)
        }
        return sections
    }

    /// Without its stories.
    ///
    /// - Parameters:
    ///   - standingPages: Those of the plan.
    ///   - media: Files of `content/` that are pages.
    func plan(
        of site: Site, _ profiles: [Profile], standingPages: [PlannedStory], media: [String]
    ) -> SitePlan? {
        var plan = SitePlan()
        plan.standingPages = standingPages
        let profiles = Dictionary(
            profiles.map { (Term.Key(kind: $0.kind, slug: $0.slug), $0) },
            uniquingKeysWith: { first, _ in first })
        for list in lists {
            guard let (subject, path) = list.subject.shown(on: site, profiles) else { return nil }
            switch subject {
            case .term(let term): plan.listIndexes[term.key] = plan.lists.count
            case .period(let period): plan.periodIndexes[period] = plan.lists.count
            case .section, .everything: break
            }
            plan.lists.append(
                StoryList(subject, stories: list.stories, at: path, perPage: site.storiesPerPage))
        }
        plan.sectionCount = sectionCount
        plan.corrections = corrections
        plan.correctionsIntroduction = correctionsIntroduction
        if let path = site.lists.corrections, !corrections.isEmpty {
            plan.correctionPages = StoryList.pages(
                at: path, count: corrections.count, perPage: site.storiesPerPage)
        }
        plan.pages = media.compactMap { file in
            (try? SitePath(file)).map {
                PlannedPage(path: $0, content: .media("content/" + file), origin: Place(file: file))
            }
        }
        return plan
    }

    /// - Parameter source: The name of the source at a place.
    func links(standingPages: [PlannedStory], root: String, source: (Int) -> String) -> LinkTable {
        var pathsBySource: [String: SitePath] = [:]
        pathsBySource.reserveCapacity(stories.count + standingPages.count)
        var paths: Set<String> = []
        paths.reserveCapacity(pages.count + heldMedia.count)
        for page in pages {
            paths.insert(page.path.text)
            if case .article(let story) = page.content { pathsBySource[source(stories[story])] = page.path }
        }
        for page in standingPages { pathsBySource[page.article.source] = page.path }
        paths.formUnion(heldMedia.map(\.text))
        return LinkTable(
            paths: paths, pathsBySource: pathsBySource, unpublished: unpublished,
            unpublishedSources: Set(held.map(source)), root: root)
    }
}

extension PlannedPage.Content {
    fileprivate var canShowText: Bool {
        switch self {
        case .redirect, .media, .asset, .machine: false
        case .front, .list, .terms, .corrections, .article, .comments, .standing, .notFound, .feed: true
        case .precompressed(let original, _): original.content.canShowText
        }
    }
}

extension PlanRecord.Subject {
    fileprivate init(_ subject: StoryList.Subject) {
        switch subject {
        case .section(let section): self = .section(section.slug)
        case .term(let term): self = .term(term.key, title: term.title)
        case .period(let period): self = .period(period)
        case .everything: self = .everything
        }
    }

    /// With the address of its list; nil for what the site does not list.
    fileprivate func shown(
        on site: Site, _ profiles: [Term.Key: Profile]
    ) -> (subject: StoryList.Subject, path: SitePath)? {
        switch self {
        case .section(let slug):
            (.section(site.sections.first { $0.slug == slug } ?? Section(slug: slug)), SitePath(slug))
        case .term(let key, let title):
            site.lists[key.kind].map {
                (.term(Term(key: key, title: title, profile: profiles[key])), $0.folder(key.slug.text))
            }
        case .period(let period): site.lists.archive.map { (.period(period), $0.folder(period.path)) }
        case .everything: site.lists.archive.map { (.everything, $0) }
        }
    }
}
