import Newsroom

/// What is the same on all pages of one build.
final class Edition: Sendable {
    let site: Site
    /// In the order of the navigation.
    let sections: [Section]
    /// How many stories each section has.
    let counts: [Slug: Int]
    let assets: [PublishedAsset]
    let direction: String
    let words: Words

    init(site: Site, plan: SitePlan, assets: [PublishedAsset], words: Words) {
        self.site = site
        self.words = words
        sections = plan.sections.map(\.section)
        counts = Dictionary(
            plan.sections.map { ($0.section.slug, $0.stories.count) }, uniquingKeysWith: { first, _ in first }
        )
        self.assets = assets
        direction = LanguageTag.direction(of: site.language)
    }
}
