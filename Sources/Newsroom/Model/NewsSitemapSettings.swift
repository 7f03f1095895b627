/// How the site is told to news search.
package struct NewsSitemapSettings: Hashable, Sendable {
    package var isWritten: Bool
    /// The publication's name as news search knows it; nil: the publisher's.
    package var name: String?

    package init(isWritten: Bool = true, name: String? = nil) {
        self.isWritten = isWritten
        self.name = name
    }
}
