/// A story, a page or a file of the site, or a whole web address, as an editor names it.
package struct SiteReference: Hashable, Sendable {
    /// As written: `other.md`, `/world/talks/`, `https://…`.
    package let text: String
    package let place: Place

    package init(_ text: String, at place: Place) {
        self.text = text
        self.place = place
    }
}
