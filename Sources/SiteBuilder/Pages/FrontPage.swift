import Newsroom

/// Which stories stand where on the front page.
enum FrontPage {
    /// How many of the latest stories follow the lead.
    private static let latestCount = 6
    /// How many stories of a section stand in its block.
    private static let blockCount = 4

    /// The newest story leads, the next follow, and each section shows what is not above already.
    static func layout(_ plan: SitePlan) -> (
        lead: Int?, latest: [Int], blocks: [(section: Section, stories: [Int])]
    ) {
        let shown = plan.stories.indices.prefix(1 + latestCount)
        var blocks: [(section: Section, stories: [Int])] = []
        for section in plan.sections {
            let stories = section.stories.filter { !shown.contains($0) }.prefix(blockCount)
            if !stories.isEmpty { blocks.append((section.section, Array(stories))) }
        }
        return (shown.first, Array(shown.dropFirst()), blocks)
    }
}
