@testable import SiteBuilder

/// What ``RelatedStories`` says of itself, done word by word: each story is compared with every other one.
struct RelatedOracle {
    private let stories: [RelatedStories.Entry]
    private let terms: [Set<RelatedStories.Term>]
    private var sharers: [RelatedStories.Term: Int] = [:]

    init(_ stories: [RelatedStories.Entry]) {
        self.stories = stories
        terms = stories.map { Set($0.terms) }
        for term in terms.joined() { sharers[term, default: 0] += 1 }
    }

    func related(to story: Int, limit: Int) -> [Int] {
        var order: [Int] = []
        for other in stories[story].chosen + ranked(for: story)
        where other != story && !order.contains(other) {
            order.append(other)
        }
        return Array(order.prefix(limit))
    }

    private func ranked(for story: Int) -> [Int] {
        stories.indices.map { ($0, score(story, $0)) }.filter { $0.1 > 0 }.sorted { left, right in
            if left.1 != right.1 { return left.1 > right.1 }
            let (newer, older) = (stories[left.0].instant, stories[right.0].instant)
            return newer != older ? newer > older : left.0 < right.0
        }.map(\.0)
    }

    private func score(_ story: Int, _ other: Int) -> Int {
        let shared = terms[story].intersection(terms[other])
        let seconds = abs(stories[story].instant - stories[other].instant)
        return shared.reduce(0) { $0 + weight($1) } * (2_592_000 * 1_048_576 / (2_592_000 + seconds))
    }

    private func weight(_ term: RelatedStories.Term) -> Int {
        let sharers = sharers[term] ?? 0
        var ratio = 256 * (sharers + stories.count) / sharers
        var logarithm = 0
        while ratio >= 512 {
            ratio /= 2
            logarithm += 256
        }
        let worth: Int =
            switch term.kind {
            case .series: 8
            case .topic, .tag: 4
            case .author, .section: 1
            }
        return worth * (logarithm + ratio - 256)
    }
}
