import Newsroom

/// Everything that the site will have, known before a byte is written.
struct SitePlan: Sendable {
    /// The stories of a section, newest first, as indexes into ``SitePlan/stories``.
    struct SectionPlan: Sendable {
        let section: Section
        var stories: [Int]
        /// The addresses of its pages, the first first.
        var pages: [SitePath]

        var path: SitePath { pages[0] }
    }

    /// In the order of the navigation: those that `site.yml` names, then others by slug.
    var sections: [SectionPlan] = []
    /// Newest first; stories of one instant in the order of their sources.
    var stories: [PlannedStory] = []
    /// In the order of their sources.
    var standingPages: [PlannedStory] = []
    var pages: [PlannedPage] = []
    /// What readers cannot see yet, by its path in the site, and the source that has to be out first.
    var unpublished: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
}
