/// What stories are gathered by, other than their sections.
package enum TermKind: String, Hashable, Sendable, CaseIterable {
    case tag, topic, series, author

    /// The folder of profiles in `content/`, and the usual folder of the pages.
    package var folder: String {
        switch self {
        case .tag: "tags"
        case .topic: "topics"
        case .series: "series"
        case .author: "authors"
        }
    }

    /// Quicker than the default, which hashes the name: stories' terms are looked up all the time.
    package func hash(into hasher: inout Hasher) { hasher.combine(number) }

    /// The place among all kinds.
    package var number: Int {
        switch self {
        case .tag: 0
        case .topic: 1
        case .series: 2
        case .author: 3
        }
    }
}
