import TestSupport
import Testing

@testable import SiteBuilder

@Suite("Related stories")
struct RelatedStoriesTests {
    private typealias Entry = RelatedStories.Entry
    private typealias Term = RelatedStories.Term

    private static let day = 86_400

    private func story(_ day: Int, _ terms: [Term] = [], chosen: [Int] = []) -> Entry {
        Entry(instant: day * Self.day, terms: terms, chosen: chosen)
    }

    private func tag(_ id: Int) -> Term { Term(kind: .tag, id: id) }
    private func author(_ id: Int) -> Term { Term(kind: .author, id: id) }
    private func series(_ id: Int) -> Term { Term(kind: .series, id: id) }
    private func topic(_ id: Int) -> Term { Term(kind: .topic, id: id) }
    private func section(_ id: Int) -> Term { Term(kind: .section, id: id) }

    private func related(_ stories: [Entry], to story: Int = 0, limit: Int = 4) -> [Int] {
        RelatedStories(stories).related(to: story, limit: limit)
    }

    // MARK: What counts

    @Test("stories that share nothing are not related")
    func needsSomethingShared() {
        #expect(related([story(3, [tag(1)]), story(2, [tag(2)]), story(1)]) == [])
        #expect(related([story(1)]) == [])
    }

    @Test("terms of two kinds are never the same one")
    func keepsKindsApart() {
        #expect(related([story(2, [tag(1)]), story(1, [topic(1), author(1), series(1), section(1)])]) == [])
    }

    @Test("a series says more than a tag, and a tag more than an author or a section")
    func weighsKinds() {
        let stories = [
            story(9, [section(1), author(1), tag(1), series(1)]), story(9, [section(1)]), story(9, [tag(1)]),
            story(9, [series(1)]), story(9, [author(1)]),
        ]
        #expect(related(stories) == [3, 2, 1, 4])
    }

    @Test("a topic says as much as a tag, an author as much as a section")
    func weighsAlike() {
        let stories = [
            story(9, [tag(1), topic(1), section(1), author(1)]), story(9, [author(1)]), story(9, [topic(1)]),
            story(9, [section(1)]), story(9, [tag(1)]),
        ]
        #expect(related(stories) == [2, 4, 1, 3])
    }

    @Test("a rare tag says more than a common one")
    func weighsRarity() {
        let stories = [
            story(9, [tag(1), tag(2)]), story(9, [tag(1)]), story(9, [tag(1)]), story(9, [tag(2)]),
        ]
        #expect(related(stories) == [3, 1, 2])
    }

    @Test("what two stories share adds up, and a term that one has twice counts once")
    func addsUp() {
        let stories = [
            story(9, [tag(1), tag(2), tag(3)]), story(9, [tag(1), tag(1), tag(1)]),
            story(9, [tag(2), tag(3)]),
        ]
        #expect(related(stories) == [2, 1])
    }

    @Test("stories of about the same time come before others, newer or older")
    func prefersTheTime() {
        let stories = [40, 31, 25, 20, 16, 3].map { story($0, [tag(1)]) }
        #expect(related(stories, to: 3, limit: 9) == [4, 2, 1, 5, 0])
    }

    @Test("of equal scores the newer story comes first, then the one that stands first in the list")
    func breaksTies() {
        let stories = [12, 11, 11, 10, 10, 10, 9, 9, 8].map { story($0, [tag(1)]) }
        #expect(related(stories, to: 4, limit: 9) == [3, 5, 1, 2, 6, 7, 0, 8])
        #expect(related(stories, to: 4, limit: 3) == [3, 5, 1])
    }

    @Test("the numbers are the ones that the definition gives")
    func followsTheDefinition() {
        #expect([1, 2, 3, 4].map { Relevance.rarity(sharedBy: $0, of: 4) } == [576, 384, 298, 256])
        #expect(Relevance.rarity(sharedBy: 1, of: 65_535) == 16 * 256)
        #expect(Relevance.weight(of: .series, sharedBy: 2, of: 4) == 8 * 384)
        #expect(
            [0, 30, 60, 90].map { Relevance.closeness(seconds: $0 * Self.day) }
                == [1_048_576, 524_288, 349_525, 262_144])
    }

    @Test("only the time between stories counts, and not how their terms are numbered or ordered")
    func ignoresNumbers() {
        var random = SeededGenerator(1)
        for _ in 0..<50 {
            let stories = RelatedCorpus.small(&random)
            let moved = stories.map { story in
                Entry(
                    instant: story.instant - 1_000_000_007,
                    terms: story.terms.map { Term(kind: $0.kind, id: 1_000 - 7 * $0.id) }
                        .shuffled(using: &random),
                    chosen: story.chosen)
            }
            for index in stories.indices {
                #expect(
                    related(stories, to: index) == related(moved, to: index),
                    "seed \(SeededGenerator.seed), story \(index) of \(stories)")
            }
        }
    }

    // MARK: The desk's choice

    @Test("what the desk chose comes first, in its order, and the rest is filled up")
    func startsWithTheChoice() {
        let stories = [
            story(5, [tag(1)], chosen: [4, 2]), story(4, [tag(1)]), story(3, [tag(1)]), story(2, [tag(1)]),
            story(1),
        ]
        #expect(related(stories) == [4, 2, 1, 3])
        #expect(related(stories, limit: 3) == [4, 2, 1])
    }

    @Test("a story is not shown under itself, and none twice")
    func showsNoneTwice() {
        let stories = [story(5, [tag(1)], chosen: [2, 0, 2, 1]), story(4, [tag(1)]), story(3, [tag(1)])]
        #expect(related(stories) == [2, 1])
    }

    @Test("the limit holds for the desk's choice too")
    func limitsTheChoice() {
        let stories = [story(5, chosen: [3, 2, 1]), story(4), story(3), story(2)]
        #expect(related(stories, limit: 2) == [3, 2])
        #expect(related(stories, limit: 0) == [])
    }

    // MARK: Exact

    @Test("the outcome is that of comparing each story with every other one")
    func equalsBruteForce() throws {
        var random = SeededGenerator(2)
        for corpus in 0..<3_000 {
            let stories = RelatedCorpus.small(&random)
            let limit = Int.random(in: 0...6, using: &random)
            let related = RelatedStories(stories)
            let oracle = RelatedOracle(stories)
            for index in stories.indices {
                try #require(
                    related.related(to: index, limit: limit) == oracle.related(to: index, limit: limit),
                    """
                    seed \(SeededGenerator.seed), corpus \(corpus), story \(index), limit \(limit): \
                    \(stories)
                    """)
            }
        }
    }

    @Test("the outcome is the same where most stories are passed over")
    func equalsBruteForceOverMany() throws {
        var random = SeededGenerator(3)
        var steps = 0
        var pairs = 0
        for corpus in 0..<24 {
            let stories = RelatedCorpus.archive(
                400, instants: 1 + corpus % 3 * 300, days: 30 << (corpus % 5), &random)
            let related = RelatedStories(stories)
            let oracle = RelatedOracle(stories)
            for index in stories.indices.shuffled(using: &random).prefix(20) {
                let search = related.search(for: index, limit: 4)
                steps += search.steps
                pairs += stories.count
                try #require(
                    search.related == oracle.related(to: index, limit: 4),
                    "seed \(SeededGenerator.seed), corpus \(corpus), story \(index)")
            }
        }
        #expect(steps < pairs / 4)
    }

    // MARK: Cheap

    @Test("of 20,000 stories, of which a fifth share one tag, some dozens are gone through")
    func takesFewSteps() {
        var random = SeededGenerator(4)
        let stories = RelatedCorpus.archive(20_000, instants: 20_000, days: 730, &random)
        let related = RelatedStories(stories)
        let steps = stride(from: 0, to: stories.count, by: 10).map { related.search(for: $0, limit: 4).steps }
        #expect(steps.reduce(0, +) / steps.count < 80, "seed \(SeededGenerator.seed)")
        #expect(steps.allSatisfy { $0 < 1_000 }, "seed \(SeededGenerator.seed)")
    }

    @Test("a section whose stories all have one date is not gone through for each of them")
    func passesOverEqualDates() {
        let stories = (0..<2_000).map { _ in story(1, [section(1)]) }
        let related = RelatedStories(stories)
        for index in [0, 3, 1_000, 1_999] {
            let search = related.search(for: index, limit: 4)
            #expect(search.related == Array((0..<5).filter { $0 != index }.prefix(4)))
            #expect(search.steps <= 6)
        }
    }

    @Test("an archive that has one date is not gone through for stories of the days around it")
    func passesOverABlock() {
        let stories =
            [story(9, [section(1)])] + (0..<2_000).map { _ in story(8, [section(1)]) }
            + [story(7, [section(1)])]
        let related = RelatedStories(stories)
        let first = related.search(for: 0, limit: 4)
        #expect(first.related == [1, 2, 3, 4])
        #expect(first.steps <= 6)
        let last = related.search(for: 2_001, limit: 4)
        #expect(last.related == [1, 2, 3, 4])
        #expect(last.steps <= 6)
    }

    @Test("an author who wrote nothing else does not make the search longer")
    func leavesOutSingleTerms() {
        let stories = (0..<2_000).map {
            Entry(instant: -$0 * 3_600, terms: [tag($0 % 100), author($0)])
        }
        let search = RelatedStories(stories).search(for: 1_000, limit: 4)
        #expect(search.related == [900, 1_100, 800, 1_200])
        #expect(search.steps <= 6)
    }
}
