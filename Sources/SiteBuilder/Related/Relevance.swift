/// The numbers of which the score of ``RelatedStories`` is made: whole ones, so that every machine gets the same.
enum Relevance {
    /// After this many seconds between two stories, what they share counts half: thirty days.
    static let halfway = 30 * 86_400
    /// The ``closeness(seconds:)`` of two stories of the same instant.
    static let nearest = 1 << 20

    /// How much a term says: what its kind is worth, times how rare it is.
    static func weight(of kind: RelatedStories.Term.Kind, sharedBy sharers: Int, of stories: Int) -> Int {
        worth(of: kind) * rarity(sharedBy: sharers, of: stories)
    }

    /// A series was made to be read together, and a tag names a subject; an author or a section says far less.
    static func worth(of kind: RelatedStories.Term.Kind) -> Int {
        switch kind {
        case .series: 8
        case .topic, .tag: 4
        case .author, .section: 1
        }
    }

    /// log₂(1 + stories ÷ sharers) in 256ths, with straight lines between the powers of two.
    ///
    /// It is never less than 256, so that on a small site a tag that every story has still relates them.
    ///
    /// - Parameter sharers: From 1 to `stories`.
    static func rarity(sharedBy sharers: Int, of stories: Int) -> Int {
        let ratio = 256 * (sharers + stories) / sharers
        let exponent = Int.bitWidth - 1 - ratio.leadingZeroBitCount
        let fraction = (ratio >> (exponent - 8)) - 256
        return 256 * (exponent - 8) + fraction
    }

    /// 1 ÷ (1 + days ÷ 30) in parts of ``nearest``, rounded down.
    static func closeness(seconds: Int) -> Int {
        halfway * nearest / (halfway + seconds)
    }
}
