/// Who wrote a story, by the name readers see, without "By" or a title.
package struct Byline: Hashable, Sendable {
    package let name: String

    package init(name: String) {
        self.name = name
    }
}
