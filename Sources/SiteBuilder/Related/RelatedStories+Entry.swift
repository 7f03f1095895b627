extension RelatedStories {
    /// What decides which stories one is related to.
    struct Entry: Sendable {
        /// When the story was published, in seconds since 1970-01-01T00:00:00Z.
        var instant: Int
        /// What it is filed under, in any order; a term given twice counts once.
        var terms: [Term] = []
        /// The stories that its desk chose by hand, as indexes, in the desk's order.
        var chosen: [Int] = []
    }

    /// Something that stories can share.
    struct Term: Hashable, Sendable {
        /// What the term is, and so how much it says that two stories have it in common.
        enum Kind: Hashable, Sendable {
            case tag, topic, author, series, section
        }

        var kind: Kind
        /// Tells the terms of one kind apart; which number means which term makes no difference.
        var id: Int
    }
}
