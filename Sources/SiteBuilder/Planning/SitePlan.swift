import Newsroom

/// Everything that the site will have, known before a byte is written.
struct SitePlan: Sendable {
    /// A correction and the story it is of, as an index into ``stories``.
    struct CorrectionEntry: Sendable {
        let story: Int
        let correction: Correction
        /// Its place among the story's corrections, from 1.
        let number: Int
    }

    /// Newest first; stories of one instant in the order of their sources.
    var stories: [PlannedStory] = []
    /// In the order of their sources.
    var standingPages: [PlannedStory] = []
    /// Stories that are not out: nothing of them is part of the site. In the order of their sources.
    var held: [PlannedStory] = []
    /// Sections in the order of the navigation, then terms by kind and slug, then the archive.
    var lists: [StoryList] = []
    /// How many of ``lists`` are sections.
    var sectionCount = 0
    /// Where a term's list stands in ``lists``.
    var listIndexes: [Term.Key: Int] = [:]
    /// Where a period's list stands in ``lists``.
    var periodIndexes: [Period: Int] = [:]
    /// Newest first.
    var corrections: [CorrectionEntry] = []
    var correctionPages: [SitePath] = []
    /// The standing page at their address, which introduces them; an index into ``standingPages``.
    var correctionsIntroduction: Int?
    var machines = MachinePlan()
    var pages: [PlannedPage] = []
    /// What readers cannot see yet, by its path in the site, and the source that has to be out first.
    var unpublished: [String: String] = [:]
    var diagnostics: [Diagnostic] = []

    /// In the order of the navigation.
    var sections: ArraySlice<StoryList> { lists.prefix(sectionCount) }
}
