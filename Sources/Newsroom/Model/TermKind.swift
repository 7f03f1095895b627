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
}
