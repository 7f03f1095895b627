/// For each term the stories that share it, and for each story its terms.
///
/// Terms are numbered by their weight, the heaviest first. Those that one story alone has relate it to nothing, so
/// they are left out. Each table is one array, in which a term or a story has a stretch: a list in each of a
/// hundred thousand stories would be a hundred thousand places in memory to go to.
struct TermIndex: Sendable {
    /// When each story was published, in seconds since 1970-01-01T00:00:00Z.
    let instants: [Int]

    /// The weight of each term.
    private var weights: [Int] = []
    /// The terms of each story in turn, heaviest first, and where those of each start.
    private var terms: [Int32] = []
    private var termStarts: [Int32] = [0]
    /// The stories of each term in turn, newest first, and where those of each start.
    private var stories: [Int32] = []
    private var storyStarts: [Int32] = [0]
    /// For each of `terms`, where in `stories` its story is.
    private var places: [Int32] = []
    /// For each of `stories`, where in them the first one of the same term and instant is.
    private var instantStarts: [Int32] = []

    /// - Parameter entries: Newest first.
    init(_ entries: [RelatedStories.Entry]) {
        instants = entries.map(\.instant)
        var found = FoundTerms()
        for entry in entries { found.add(entry.terms) }
        let ranks = rank(found, stories: entries.count)
        fileTerms(of: found, ranks: ranks)
        fileStories()
    }

    /// Where the terms of a story are, heaviest first.
    func terms(of story: Int) -> Range<Int> {
        Int(termStarts[story])..<Int(termStarts[story + 1])
    }

    /// What the term there weighs.
    func weight(at term: Int) -> Int {
        weights[Int(terms[term])]
    }

    /// Where the stories are that have the term there, newest first.
    func stories(sharing term: Int) -> Range<Int> {
        let number = Int(terms[term])
        return Int(storyStarts[number])..<Int(storyStarts[number + 1])
    }

    /// Where the story whose term is there is among the stories that have it.
    func place(at term: Int) -> Int {
        Int(places[term])
    }

    /// The story there.
    func story(at place: Int) -> Int {
        Int(stories[place])
    }

    /// Where the first story of the same term and instant is.
    func firstOfInstant(at place: Int) -> Int {
        Int(instantStarts[place])
    }

    /// The weight of all that two stories share; nothing where they share a term before the given one.
    ///
    /// - Parameter term: Where a term of the first story is that the other one has too.
    func weight(sharedBy story: Int, and other: Int, from term: Int) -> Int? {
        let ours = terms(of: story)
        let theirs = terms(of: other)
        var our = ours.lowerBound
        var their = theirs.lowerBound
        var weight = 0
        while our < ours.upperBound, their < theirs.upperBound {
            let left = terms[our]
            let right = terms[their]
            if left == right {
                guard our >= term else { return nil }
                weight += weights[Int(left)]
            }
            if left <= right { our += 1 }
            if right <= left { their += 1 }
        }
        return weight
    }
}

extension TermIndex {
    /// Numbers the shared terms by their weight; terms that no two stories share get no number.
    private mutating func rank(_ found: FoundTerms, stories: Int) -> [Int32?] {
        let ranked = found.terms.indices.filter { found.sharers[$0] > 1 }.map { number in
            let kind = found.terms[number].kind
            return (number, Relevance.weight(of: kind, sharedBy: found.sharers[number], of: stories))
        }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        var ranks = [Int32?](repeating: nil, count: found.terms.count)
        for (rank, (number, weight)) in ranked.enumerated() {
            ranks[number] = Int32(rank)
            weights.append(weight)
            storyStarts.append(storyStarts[rank] + Int32(found.sharers[number]))
        }
        return ranks
    }

    private mutating func fileTerms(of found: FoundTerms, ranks: [Int32?]) {
        var start = 0
        for end in found.ends {
            terms += found.filed[start..<end].compactMap { ranks[$0] }.sorted()
            termStarts.append(Int32(terms.count))
            start = end
        }
    }

    private mutating func fileStories() {
        stories = [Int32](repeating: 0, count: terms.count)
        instantStarts = stories
        places.reserveCapacity(terms.count)
        var ends = Array(storyStarts.dropLast())
        for story in instants.indices {
            for term in terms[terms(of: story)] {
                let place = Int(ends[Int(term)])
                ends[Int(term)] += 1
                stories[place] = Int32(story)
                places.append(Int32(place))
                let follows =
                    place > Int(storyStarts[Int(term)])
                    && instants[Int(stories[place - 1])] == instants[story]
                instantStarts[place] = follows ? instantStarts[place - 1] : Int32(place)
            }
        }
    }
}
