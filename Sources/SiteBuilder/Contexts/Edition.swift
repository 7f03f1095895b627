import Newsroom
import TemplateEngine

/// What is the same on all pages of one build.
final class Edition: Sendable {
    let site: Site
    let plan: SitePlan
    /// As ``SitePlan/stories``.
    let stories: [Story]
    /// As ``SitePlan/standingPages``.
    let standingPages: [Story]
    let front: FrontPagePlan
    let banner: BreakingBanner?
    let related: RelatedStories
    let profiles: [Term.Key: RenderedProfile]
    let publisher: PublisherIdentity
    let pictureSizes: PictureSizes
    let assets: [PublishedAsset]
    let direction: String
    let bylines: BylineFormatter
    let words: Words
    let formats: LanguageFormats
    /// In the order of the navigation.
    let sections: [Section]
    private let sectionLists: [Slug: StoryList]
    private let periodsByParent: [Period?: [Period]]

    init(
        site: Site, plan: SitePlan, stories: [Story], standingPages: [Story], front: FrontPagePlan,
        banner: BreakingBanner?, related: RelatedStories, profiles: [Term.Key: RenderedProfile],
        publisher: PublisherIdentity, pictureSizes: PictureSizes,
        assets: [PublishedAsset], words: Words, formats: LanguageFormats
    ) {
        self.site = site
        self.words = words
        self.formats = formats
        self.plan = plan
        self.stories = stories
        self.standingPages = standingPages
        self.front = front
        self.banner = banner
        self.related = related
        self.profiles = profiles
        self.publisher = publisher
        self.pictureSizes = pictureSizes
        self.assets = assets
        let sections = plan.sections.compactMap { list in
            if case .section(let section) = list.subject { (section: section, list: list) } else { nil }
        }
        self.sections = sections.map(\.section)
        sectionLists = Dictionary(
            sections.map { ($0.section.slug, $0.list) }, uniquingKeysWith: { first, _ in first })
        periodsByParent = Dictionary(grouping: plan.periodIndexes.keys.sorted(), by: \.parent).mapValues {
            $0.first?.parent == nil ? $0.reversed() : $0
        }
        bylines = BylineFormatter(language: site.language)
        direction = LanguageTag.direction(of: site.language)
    }

    /// The list of a term; nil where the site has no such pages.
    func list(of key: Term.Key) -> StoryList? { plan.listIndexes[key].map { plan.lists[$0] } }

    /// How many stories a section has.
    func count(of section: Section) -> Int { sectionLists[section.slug]?.stories.count ?? 0 }

    /// The months of a year, the days of a month, in order; of nil the years, newest first.
    func periods(in parent: Period?) -> [Period] { periodsByParent[parent] ?? [] }

    /// The story so many places further down the list of a story's section.
    func neighbour(of story: Int, step: Int) -> Int? {
        guard let section = stories[story].planned.section, let list = sectionLists[section.slug],
            // The indexes rise: the list is a part of the newest-first list of all.
            let place = list.stories.firstIndex(sorted: story)
        else { return nil }
        return list.stories.indices.contains(place + step) ? list.stories[place + step] : nil
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
