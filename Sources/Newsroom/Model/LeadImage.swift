/// The picture that stands at the head of a story.
package struct LeadImage: Hashable, Sendable {
    /// As the author wrote it: a path beside the source, a path from the site's root, or a web address.
    package var address: String
    /// What the picture shows, for those who do not see it.
    package var alternativeText: String
    package var caption: String?
    package var credit: String?

    package init(address: String, alternativeText: String = "", caption: String? = nil, credit: String? = nil)
    {
        self.address = address
        self.alternativeText = alternativeText
        self.caption = caption
        self.credit = credit
    }
}
