/// What a newsroom says of an author, a tag, a topic or a series, beside their stories.
package struct Profile: Sendable {
    package let kind: TermKind
    package let slug: Slug
    /// Relative to the site's folder: `content/authors/ana-ruiz.yml`.
    package let source: String
    /// The name that readers see; nil: as the stories have it.
    package var title: String?
    /// What the author does: "Political editor".
    package var role: String?
    /// Markdown.
    package var text: String?
    package var image: LeadImage?
    /// Web addresses where the author is also to be found.
    package var links: [String]
    package var email: String?
    /// Places of values, by key.
    package var places: [String: Place]

    package init(
        kind: TermKind, slug: Slug, source: String, title: String? = nil, role: String? = nil,
        text: String? = nil, image: LeadImage? = nil, links: [String] = [], email: String? = nil,
        places: [String: Place] = [:]
    ) {
        self.kind = kind
        self.slug = slug
        self.source = source
        self.title = title
        self.role = role
        self.text = text
        self.image = image
        self.links = links
        self.email = email
        self.places = places
    }
}
