/// A story as an editor names it: by its source or its address.
package struct StoryReference: Hashable, Sendable {
    /// As written: `other.md`, `/world/talks/`.
    package let text: String
    package let place: Place

    package init(_ text: String, at place: Place) {
        self.text = text
        self.place = place
    }
}
