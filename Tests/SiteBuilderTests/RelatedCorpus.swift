import TestSupport

@testable import SiteBuilder

/// Made-up stories, newest first.
enum RelatedCorpus {
    private static let day = 86_400

    /// Up to thirty stories of every awkward sort: of one date, of few or of many, without terms, with one that all
    /// of them share, with terms given twice, with choices of themselves and choices made twice.
    static func small(_ random: inout SeededGenerator) -> [RelatedStories.Entry] {
        let count = Int.random(in: 0...30, using: &random)
        let instants = Int.random(in: 1...40, using: &random)
        let unit = [1, 3_600, day, 100 * day].randomElement(using: &random) ?? day
        let vocabulary = Int.random(in: 1...12, using: &random)
        let mostTerms = Int.random(in: 0...6, using: &random)
        let common = Bool.random(using: &random) ? [RelatedStories.Term(kind: .section, id: 99)] : []
        let kinds: [RelatedStories.Term.Kind] = [.tag, .topic, .author, .series, .section]
        return (0..<count).map { _ in
            RelatedStories.Entry(
                instant: Int.random(in: -instants...0, using: &random) * unit,
                terms: (0..<Int.random(in: 0...mostTerms, using: &random)).map { _ in
                    .init(
                        kind: kinds.randomElement(using: &random) ?? .tag,
                        id: Int.random(in: 0..<vocabulary, using: &random))
                } + common,
                chosen: Int.random(in: 0...3, using: &random) > 0
                    ? []
                    : (0..<Int.random(in: 0...4, using: &random)).map { _ in
                        Int.random(in: 0..<count, using: &random)
                    })
        }.sorted { $0.instant > $1.instant }
    }

    /// An archive as newsrooms have them: a few sections and many tags, of which some are on a great many stories.
    ///
    /// - Parameter instants: How many instants there are for the stories to have.
    static func archive(
        _ count: Int, instants: Int, days: Int, _ random: inout SeededGenerator
    ) -> [RelatedStories.Entry] {
        let sections = Popularity(7)
        let tags = Popularity(3_000)
        let authors = Popularity(200)
        let dates = (0..<instants).map { _ in Int.random(in: 0..<days * day, using: &random) }
        return (0..<count).map { _ in
            var terms: [RelatedStories.Term] = [
                .init(kind: .section, id: sections.pick(&random)),
                .init(kind: .author, id: authors.pick(&random)),
            ]
            if Int.random(in: 0..<5, using: &random) == 0 { terms.append(.init(kind: .tag, id: -1)) }
            for _ in 0..<Int.random(in: 2...4, using: &random) {
                terms.append(.init(kind: .tag, id: tags.pick(&random)))
            }
            if Int.random(in: 0..<20, using: &random) == 0 {
                terms.append(.init(kind: .series, id: Int.random(in: 0..<30, using: &random)))
            }
            return RelatedStories.Entry(instant: dates.randomElement(using: &random) ?? 0, terms: terms)
        }.sorted { $0.instant > $1.instant }
    }
}

/// Picks numbers by Zipf's law: the second half as often as the first, the third a third as often.
private struct Popularity {
    private var ends: [Int] = []

    init(_ count: Int) {
        var end = 0
        for rank in 1...count {
            end += 1_000_000 / rank
            ends.append(end)
        }
    }

    func pick(_ random: inout SeededGenerator) -> Int {
        let point = Int.random(in: 0..<(ends.last ?? 1), using: &random)
        var range = ends.indices
        while range.count > 1 {
            let middle = (range.lowerBound + range.upperBound) / 2
            range =
                ends[middle - 1] <= point ? middle..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
