import Newsroom

/// What a newsroom says of an author, a tag, a topic or a series, ready for pages.
struct RenderedProfile: Sendable {
    let profile: Profile
    /// The text as HTML; empty where there is none.
    let html: [UInt8]
    let image: Story.ImageAddress?
    /// Files and pages of the site that it shows or links to.
    let references: Set<SitePath>
}
