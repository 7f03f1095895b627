/// A part of the paper: "World", "Sport".
package struct Section: Hashable, Sendable {
    package let slug: Slug
    package let title: String
    package let description: String?
    /// Of its stories that have none of their own.
    package let label: Label?

    /// Without a title the slug speaks for itself: `north-sea` is "North sea".
    package init(slug: Slug, title: String? = nil, description: String? = nil, label: Label? = nil) {
        self.slug = slug
        self.title = title ?? Self.title(of: slug)
        self.description = description
        self.label = label
    }

    private static func title(of slug: Slug) -> String {
        let words = slug.text.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
