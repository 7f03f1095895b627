/// The best few of the stories seen so far, best first.
struct Shortlist {
    /// A story and its score.
    struct Candidate: Hashable {
        let story: Int
        let score: Int

        /// Whether this one stands before another: by its score, then as the newer, which has the lower index.
        func leads(_ other: Candidate) -> Bool {
            score != other.score ? score > other.score : story < other.story
        }
    }

    /// How many it holds at most: one or more.
    let places: Int
    private(set) var candidates: [Candidate] = []

    init(places: Int) {
        self.places = places
    }

    /// Whether there is room for a candidate as it stands.
    func takes(_ candidate: Candidate) -> Bool {
        guard candidates.count == places, let last = candidates.last else { return true }
        return candidate.leads(last)
    }

    /// Whether no story with this score or a lower one can be taken any more, whichever story it is.
    func isClosed(to score: Int) -> Bool {
        guard candidates.count == places, let last = candidates.last else { return false }
        return score < last.score
    }

    mutating func add(_ candidate: Candidate) {
        guard takes(candidate) else { return }
        if candidates.count == places { candidates.removeLast() }
        let place = candidates.lastIndex { $0.leads(candidate) }.map { $0 + 1 } ?? 0
        candidates.insert(candidate, at: place)
    }
}
