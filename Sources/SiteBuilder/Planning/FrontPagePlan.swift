import Newsroom

/// Which stories stand where on the front page, as indexes into ``SitePlan/stories``; none stands there twice.
struct FrontPagePlan: Hashable, Sendable {
    var lead: Int?
    var secondary: [Int] = []
    /// What follows, newest first.
    var latest: [Int] = []
    /// Sections that have stories not shown above.
    var blocks: [Block] = []

    /// A section, and its stories.
    struct Block: Hashable, Sendable {
        let section: Section
        let stories: [Int]
    }
}

extension FrontPagePlan {
    /// How many stories stand beside the lead, unless more are pinned there.
    private static let secondaryCount = 2
    private static let latestCount = 6
    /// How many stories of a section stand in its block, unless more are pinned there.
    private static let blockCount = 4

    /// Pinned stories take their slots, the newest others fill the rest.
    init(_ plan: SitePlan, pins: FrontPagePins) {
        var shown: Set<Int> = []
        /// The pinned stories that stand nowhere yet, then the newest of `stories`.
        func take(_ count: Int, pinned: [Int], from stories: some Sequence<Int>) -> [Int] {
            var taken: [Int] = []
            for story in pinned where shown.insert(story).inserted { taken.append(story) }
            for story in stories {
                guard taken.count < count else { break }
                // What is pinned to a slot further down waits for it.
                if !pins.all.contains(story), shown.insert(story).inserted { taken.append(story) }
            }
            return taken
        }
        let newest = plan.stories.indices
        lead = take(1, pinned: Array(pins.lead.prefix(1)), from: newest).first
        secondary = take(Self.secondaryCount, pinned: pins.secondary, from: newest)
        latest = take(Self.latestCount, pinned: [], from: newest)
        for list in plan.sections {
            guard case .section(let section) = list.subject else { continue }
            let stories = take(
                Self.blockCount, pinned: pins.sections[section.slug] ?? [], from: list.stories)
            if !stories.isEmpty { blocks.append(Block(section: section, stories: stories)) }
        }
    }
}
