import Newsroom

/// What became of a story's source, its text aside: all that other pages, and the next build, want to know.
struct StoryDigest: Sendable {
    /// The first paragraph, without markup.
    var firstParagraph: String
    /// When the newest and the oldest entry of live coverage were published; nil where none is out.
    var updates: UpdateSpan?
    /// The pages and files of the site that the story names: in its text, its shortcodes, its lead image and the
    /// front matter's own keys.
    var references: Set<SitePath>
    /// What only entries of live coverage name whose time has not come.
    var heldReferences: Set<SitePath>
    /// The address of the lead image: a path of the site, or a whole web address.
    var image: Story.ImageAddress?
    /// The authors' names as the site's language joins them.
    var byline: String
    var diagnostics: [Diagnostic]
    /// Of the story's ``StoryText``.
    var text: ContentFingerprint
    /// All of that text but its HTML, encoded; empty where it takes more than ``mostTextDetails``.
    var textDetails: [UInt8]

    /// In bytes: no memory should hold what hundreds of readers have written under a story.
    static let mostTextDetails = 2_000

    /// Whether pages show the same of both, but for the text.
    func isShown(as other: StoryDigest) -> Bool {
        firstParagraph == other.firstParagraph && byline == other.byline && isTied(as: other)
    }

    /// Whether both have the same to do with the rest of the site.
    func isTied(as other: StoryDigest) -> Bool {
        updates == other.updates && references == other.references
            && heldReferences == other.heldReferences && image == other.image
    }

    struct UpdateSpan: Hashable, Sendable {
        let newest: Moment
        let oldest: Moment
    }
}
