import MarkdownRenderer
import Newsroom
import Synchronization
import TemplateEngine

/// What is the same on all pages of one build. Pages see it as a ``PageEdition``.
final class Edition: Sendable {
    let site: Site
    let plan: SitePlan
    /// As ``SitePlan/stories``.
    let stories: [Story]
    /// As ``SitePlan/standingPages``.
    let standingPages: [Story]
    private let texts: StoryTexts
    let front: FrontPagePlan
    let banner: BreakingBanner?
    let related: ReadingList
    let profiles: [Term.Key: RenderedProfile]
    let publisher: PublisherIdentity
    let pictureSizes: PictureSizes
    let assets: [PublishedAsset]
    /// Of the page templates.
    let templates: [TemplateFingerprint]
    /// Where a page template stands in ``templates``.
    let templateNumbers: [String: Int]
    let contentFiles: ContentFiles
    let direction: String
    /// Language and country for `og:locale`.
    let locale: String?
    let bylines: BylineFormatter
    let words: Words
    let formats: LanguageFormats
    /// In the order of the navigation.
    let sections: [Section]
    /// Where the list of a section stands in ``SitePlan/lists``.
    private let sectionNumbers: [Slug: Int]
    private let periodsByParent: [Period?: [Period]]
    /// Terms of standing pages that no story has, so that they have no list; their numbers go on where those of the
    /// lists end.
    let unlistedTerms: [Term.Key]
    private let unlistedNumbers: [Term.Key: Int]
    private let feedsBySubject: [PlannedFeed.Subject: [PlannedFeed]]
    private let knownNames = Mutex<InputNames?>(nil)
    private let knownSitemaps = Mutex<SitemapComposer?>(nil)

    init(
        site: Site, plan: SitePlan, stories: [Story], standingPages: [Story], texts: StoryTexts,
        front: FrontPagePlan, banner: BreakingBanner?, related: ReadingList,
        profiles: [Term.Key: RenderedProfile],
        publisher: PublisherIdentity, pictureSizes: PictureSizes,
        assets: [PublishedAsset], templates: [TemplateFingerprint], contentFiles: ContentFiles, words: Words,
        formats: LanguageFormats
    ) {
        self.site = site
        self.words = words
        self.formats = formats
        self.plan = plan
        self.stories = stories
        self.standingPages = standingPages
        self.texts = texts
        self.front = front
        self.banner = banner
        self.related = related
        self.profiles = profiles
        self.publisher = publisher
        self.pictureSizes = pictureSizes
        self.assets = assets
        self.templates = templates
        self.contentFiles = contentFiles
        templateNumbers = Dictionary(
            templates.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let sections = plan.sections.enumerated().compactMap { number, list in
            if case .section(let section) = list.subject { (section: section, number: number) } else { nil }
        }
        self.sections = sections.map(\.section)
        sectionNumbers = Dictionary(
            sections.map { ($0.section.slug, $0.number) }, uniquingKeysWith: { first, _ in first })
        periodsByParent = Dictionary(grouping: plan.periodIndexes.keys.sorted(), by: \.parent).mapValues {
            $0.first?.parent == nil ? $0.reversed() : $0
        }
        unlistedTerms = Set(
            plan.standingPages.flatMap { $0.terms.map(\.key) }.filter {
                site.lists[$0.kind] != nil && plan.listIndexes[$0] == nil
            }
        ).sorted()
        unlistedNumbers = Dictionary(
            unlistedTerms.enumerated().map { ($1, $0 + plan.lists.count) },
            uniquingKeysWith: { first, _ in first })
        feedsBySubject = Dictionary(grouping: plan.machines.feeds, by: \.subject)
        bylines = BylineFormatter(language: site.language)
        direction = LanguageTag.direction(of: site.language)
        locale = LanguageTag.openGraphLocale(of: site.language)
    }

    /// The same with other files of the theme, whose names are the same.
    convenience init(_ other: Edition, assets: [PublishedAsset]) {
        var plan = other.plan
        for index in plan.pages.indices {
            if let page = plan.pages[index].showing(assets) { plan.pages[index] = page }
        }
        self.init(other, plan, other.stories, other.standingPages, assets)
    }

    /// The same with a story in the place of one that is planned and tied as it is: in other words at most.
    ///
    /// - Parameter number: In the row of the stories and the standing pages.
    convenience init(_ other: Edition, story: Story, at number: Int) {
        var (plan, stories, standingPages) = (other.plan, other.stories, other.standingPages)
        if number < stories.count {
            plan.stories[number] = story.planned
            stories[number] = story
        } else {
            plan.standingPages[number - stories.count] = story.planned
            standingPages[number - stories.count] = story
        }
        self.init(other, plan, stories, standingPages, other.assets)
    }

    private init(
        _ other: Edition, _ plan: SitePlan, _ stories: [Story], _ standingPages: [Story],
        _ assets: [PublishedAsset]
    ) {
        self.plan = plan
        self.stories = stories
        self.standingPages = standingPages
        self.assets = assets
        site = other.site
        words = other.words
        formats = other.formats
        texts = other.texts
        front = other.front
        banner = other.banner
        related = other.related
        profiles = other.profiles
        publisher = other.publisher
        pictureSizes = other.pictureSizes
        templates = other.templates
        contentFiles = other.contentFiles
        templateNumbers = other.templateNumbers
        sections = other.sections
        sectionNumbers = other.sectionNumbers
        periodsByParent = other.periodsByParent
        unlistedTerms = other.unlistedTerms
        unlistedNumbers = other.unlistedNumbers
        feedsBySubject = other.feedsBySubject
        bylines = other.bylines
        direction = other.direction
        locale = other.locale
    }

    /// By what a record names the stories, lists and files of this build.
    var names: InputNames {
        if let names = knownNames.withLock({ $0 }) { return names }
        let names = InputNames(of: self)
        knownNames.withLock { $0 = names }
        return names
    }

    /// The dates of the sitemaps.
    var sitemaps: SitemapComposer {
        knownSitemaps.withLock { known in
            let sitemaps = known ?? SitemapComposer(site: site, plan: plan, stories: stories)
            known = sitemaps
            return sitemaps
        }
    }

    // MARK: Stories

    /// - Parameter number: In the row of the stories and the standing pages.
    func story(_ number: Int) -> Story {
        number < stories.count ? stories[number] : standingPages[number - stories.count]
    }

    /// The number of the story that a source makes, in the same row; nil where it makes none.
    ///
    /// - Parameter source: From the site's folder.
    func number(ofSource source: String) -> Int? {
        stories.firstIndex { $0.article.source == source }
            ?? standingPages.firstIndex { $0.article.source == source }.map { stories.count + $0 }
    }

    /// - Throws: A ``FileError`` where it cannot be read.
    func text(of number: Int) throws(FileError) -> StoryText {
        try texts.text(of: story(number))
    }

    /// The page of a story has been written, with its text at this place of it.
    func storyHasBeenPrinted(on page: PlannedPage, at place: Range<Int>) {
        switch page.content {
        case .article(let index): texts.hasBeenPrinted(stories[index], at: place)
        case .standing(let index): texts.hasBeenPrinted(standingPages[index], at: place)
        default: return
        }
    }

    /// Which way in time.
    enum Direction: Int {
        case earlier, later
    }

    /// The story that stands beside one in the list of its section.
    func neighbour(of story: Int, _ direction: Direction) -> Int? {
        guard let section = stories[story].planned.section, let number = number(of: section) else {
            return nil
        }
        let list = plan.lists[number].stories
        // The indexes rise: the list is a part of the newest-first list of all.
        guard let place = list.firstIndex(sorted: story) else { return nil }
        let other = direction == .later ? place - 1 : place + 1
        return list.indices.contains(other) ? list[other] : nil
    }

    func pictureSize(of number: Int) -> PictureSize? { story(number).image.flatMap { pictureSizes[$0] } }

    /// - Throws: A ``FileError`` where the file cannot be looked at.
    func pictureFileSize(of number: Int) throws(FileError) -> Int? {
        guard let path = story(number).image?.path else { return nil }
        return try contentFiles.size("content/" + path.text)
    }

    // MARK: Lists

    func number(of section: Section) -> Int? { sectionNumbers[section.slug] }

    /// Nil where no term of the kind has pages.
    func number(of key: Term.Key) -> Int? { plan.listIndexes[key] ?? unlistedNumbers[key] }

    /// Nil for a term that is not listed.
    func address(of list: Int) -> SitePath? {
        plan.lists.indices.contains(list) ? plan.lists[list].path : nil
    }

    func count(of list: Int) -> Int {
        plan.lists.indices.contains(list) ? plan.lists[list].stories.count : 0
    }

    /// - Parameter page: From 1.
    func stories(of list: Int, page: Int) -> [Int] {
        Array(
            plan.lists[list].stories.dropFirst((page - 1) * site.storiesPerPage).prefix(site.storiesPerPage))
    }

    /// Nil for a list that is no term's.
    func profile(of list: Int) -> RenderedProfile? {
        guard plan.lists.indices.contains(list), case .term(let term) = plan.lists[list].subject else {
            return nil
        }
        return profiles[term.key]
    }

    func profilePictureSize(of list: Int) -> PictureSize? {
        profile(of: list)?.image.flatMap { pictureSizes[$0] }
    }

    /// The months of a year, the days of a month, in order; of nil the years, newest first.
    func periods(in parent: Period?) -> [Period] { periodsByParent[parent] ?? [] }

    /// Those that have pages, by their names.
    func terms(_ kind: TermKind) -> [Term] {
        let terms = plan.lists.compactMap { list -> (name: String, term: Term)? in
            guard case .term(let term) = list.subject, term.key.kind == kind else { return nil }
            return (term.title.lowercased(), term)
        }
        return terms.sorted { ($0.name, $0.term.key) < ($1.name, $1.term.key) }.map(\.term)
    }

    var archivePath: SitePath? { plan.periodIndexes.isEmpty ? nil : site.lists.archive }

    /// - Parameter page: From 1.
    func corrections(page: Int) -> [SitePlan.CorrectionEntry] {
        Array(plan.corrections.dropFirst((page - 1) * site.storiesPerPage).prefix(site.storiesPerPage))
    }

    /// In the row of the stories and the standing pages.
    var correctionsIntroduction: Int? { plan.correctionsIntroduction.map { stories.count + $0 } }

    // MARK: Feeds

    /// The feeds of all stories.
    var siteFeeds: [PlannedFeed] { feedsBySubject[.site] ?? [] }

    func feeds(of list: Int) -> [PlannedFeed] { feedsBySubject[.list(list)] ?? [] }

    var correctionFeeds: [PlannedFeed] { feedsBySubject[.corrections] ?? [] }

    // MARK: Dates

    /// A period as the site's language names it: "14 February 2022", "February 2022", "2022".
    func title(of period: Period) -> String {
        let style: DateStyle = period.day != nil ? .long : period.month != nil ? .month : .year
        return formats.text(of: firstMoment(of: period), style)
    }

    func firstMoment(of period: Period) -> Moment {
        // The days of an archive are those of stories, so the clock can always show them.
        WallClock(year: period.year, month: period.month ?? 1, day: period.day ?? 1)
            .map(site.timeZone.moment) ?? Moment(secondsSince1970: 0)
    }
}

extension [Int] {
    /// Where a number stands among rising numbers; nil where it does not.
    fileprivate func firstIndex(sorted number: Int) -> Int? {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low] == number ? low : nil
    }
}

extension PlannedPage {
    /// The page of a file of the theme, or of a copy of it, under the name that the file has now; nil for any other.
    fileprivate func showing(_ assets: [PublishedAsset]) -> PlannedPage? {
        switch content {
        case .asset(let number): PlannedPage(path: assets[number].path, content: content, origin: origin)
        case .precompressed(let original, let coding):
            original.showing(assets).map { Precompression.page(beside: $0, in: coding) }
        default: nil
        }
    }
}
