import Newsroom

extension RelatedStories {
    /// The stories of a plan by what they are filed under.
    ///
    /// - Parameter choices: What editors want read after each story, as indexes.
    init(_ plan: SitePlan, choices: [[Int]]) {
        var numbers: [NewsroomTerm: Int] = [:]
        func number(_ term: NewsroomTerm) -> Int {
            if let number = numbers[term] { return number }
            numbers[term] = numbers.count
            return numbers.count - 1
        }
        self.init(
            zip(plan.stories, choices).map { story, choices in
                var terms = story.terms.map { Term(kind: .init($0.key.kind), id: number(.term($0.key))) }
                if let section = story.section {
                    terms.append(Term(kind: .section, id: number(.section(section.slug))))
                }
                return Entry(
                    instant: story.article.published?.secondsSince1970 ?? 0, terms: terms, chosen: choices)
            })
    }

    private enum NewsroomTerm: Hashable {
        case term(SiteBuilder.Term.Key)
        case section(Slug)
    }
}

extension RelatedStories.Term.Kind {
    fileprivate init(_ kind: TermKind) {
        switch kind {
        case .tag: self = .tag
        case .topic: self = .topic
        case .author: self = .author
        case .series: self = .series
        }
    }
}
