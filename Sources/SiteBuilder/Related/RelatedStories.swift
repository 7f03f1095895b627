/// Which stories to show under each story as related.
///
/// First come those that the story's desk chose, in the desk's order. The rest are those of the highest score, which
/// is a whole number:
///
///     score(a, b) = sum of weight(term) over all terms that a and b share
///                   × closeness(seconds between a and b)
///
///     weight(term) = worth(kind of term)
///                    × log₂(1 + number of stories ÷ number of stories with the term), in 256ths,
///                      with straight lines between the powers of two
///
///     worth = 8 for a series, 4 for a topic or tag, 1 for an author or section
///
///     closeness(seconds) = 1 ÷ (1 + days ÷ 30), in parts of 2²⁰, rounded down
///
/// ``Relevance`` has these to the last digit. Time is what lies between the two stories' own dates: what is related
/// to a story does not depend on the day of the build. Stories that share nothing are not related. Where scores are
/// equal, the newer story comes first, and of stories of one instant the one that stands first in the list.
///
/// The outcome is as if each story had been compared with every other one. It is cheap all the same: the terms of a
/// story are gone through from the heaviest to the lightest, and the stories of each from the nearest in time
/// outwards both ways. A story that first turns up under a term shares at most that term and the lighter ones; when
/// their weight, at the distance in time that has been reached, is less than the score of the last on the
/// shortlist, none that lies further out can get in.
struct RelatedStories: Sendable {
    private let chosen: [[Int]]
    private let index: TermIndex

    /// - Parameter stories: Newest first; those of one instant in the order in which the site lists them.
    init(_ stories: [Entry]) {
        chosen = stories.map(\.chosen)
        index = TermIndex(stories)
    }

    /// The stories related to one, as indexes, the most related first: never itself, none twice.
    ///
    /// - Parameters:
    ///   - story: The index of the story.
    ///   - limit: How many there may be, those that were chosen by hand included.
    func related(to story: Int, limit: Int = 4) -> [Int] {
        search(for: story, limit: limit).related
    }

    /// The stories related to one, and how many steps it took to find them.
    func search(for story: Int, limit: Int) -> (related: [Int], steps: Int) {
        var related: [Int] = []
        for other in chosen[story] where other != story && !related.contains(other) && related.count < limit {
            related.append(other)
        }
        guard related.count < limit else { return (related, 0) }
        var search = RelatedSearch(for: story, besides: related, places: limit - related.count, in: index)
        search.run()
        return (related + search.shortlist.candidates.map(\.story), search.steps)
    }
}
