import Newsroom

/// A tag, a topic, a series or an author, as one address: spellings that make the same slug are one.
struct Term: Sendable {
    struct Key: Hashable, Sendable, Comparable {
        let kind: TermKind
        let slug: Slug

        static func < (left: Key, right: Key) -> Bool {
            (left.kind.rawValue, left.slug) < (right.kind.rawValue, right.slug)
        }
    }

    let key: Key
    /// The profile's, or else the spelling that most stories have.
    let title: String
    let profile: Profile?
}
