/// The search for the stories of the highest score for one story; ``RelatedStories`` says what that is.
struct RelatedSearch {
    private let index: TermIndex
    private let story: Int
    /// Stories that are not looked for, because they are shown already.
    private let shown: [Int]
    /// What has been found.
    private(set) var shortlist: Shortlist
    /// How many steps it took, from one story of a term to the next.
    private(set) var steps = 0

    /// - Parameter places: How many stories to find at most; one or more.
    init(for story: Int, besides shown: [Int], places: Int, in index: TermIndex) {
        self.index = index
        self.story = story
        self.shown = shown
        shortlist = Shortlist(places: places)
    }

    /// Goes through the story's terms, the heaviest first.
    mutating func run() {
        let terms = index.terms(of: story)
        var weight = terms.reduce(0) { $0 + index.weight(at: $1) }
        for term in terms {
            walk(from: term, weight: weight)
            weight -= index.weight(at: term)
        }
    }

    /// Goes outwards in time through the stories that share a term, until none further out can be taken.
    ///
    /// Newer stories are taken by the instant, and those of one instant in their order: thousands that an archive
    /// has all on one date are passed over together as soon as one of them is too late for the shortlist.
    ///
    /// - Parameter weight: Of this term and all lighter ones of the story.
    private mutating func walk(from term: Int, weight: Int) {
        let list = index.stories(sharing: term)
        let origin = index.place(at: term)
        var instantStart = index.firstOfInstant(at: origin)
        var newer = instantStart..<origin
        var older = origin + 1..<list.upperBound
        while true {
            if newer.isEmpty, instantStart > list.lowerBound {
                let end = instantStart
                instantStart = index.firstOfInstant(at: end - 1)
                newer = instantStart..<end
            }
            let ahead = newer.isEmpty ? Int.max : seconds(to: newer.lowerBound)
            let behind = older.isEmpty ? Int.max : seconds(to: older.lowerBound)
            guard ahead < Int.max || behind < Int.max else { return }
            let closeness = Relevance.closeness(seconds: min(ahead, behind))
            let bound = weight * closeness
            guard !shortlist.isClosed(to: bound) else { return }
            steps += 1
            if ahead <= behind {
                let candidate = index.story(at: newer.lowerBound)
                if shortlist.takes(.init(story: candidate, score: bound)) {
                    look(at: candidate, from: term, closeness: closeness)
                    newer.removeFirst()
                } else {
                    newer = newer.upperBound..<newer.upperBound
                }
            } else {
                let candidate = index.story(at: older.lowerBound)
                guard shortlist.takes(.init(story: candidate, score: bound)) else {
                    older = older.upperBound..<older.upperBound
                    continue
                }
                look(at: candidate, from: term, closeness: closeness)
                older.removeFirst()
            }
        }
    }

    private mutating func look(at candidate: Int, from term: Int, closeness: Int) {
        guard let weight = index.weight(sharedBy: story, and: candidate, from: term) else { return }
        let found = Shortlist.Candidate(story: candidate, score: weight * closeness)
        if shortlist.takes(found), !shown.contains(candidate) { shortlist.add(found) }
    }

    /// The seconds between the story and one of those that share a term with it.
    private func seconds(to place: Int) -> Int {
        abs(index.instants[index.story(at: place)] - index.instants[story])
    }
}
