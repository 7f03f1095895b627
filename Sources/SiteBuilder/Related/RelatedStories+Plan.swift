import Newsroom

extension RelatedStories {
    /// The stories of a plan by what they are filed under.
    ///
    /// - Parameter choices: What editors want read after each story, as indexes.
    init(_ plan: SitePlan, choices: [[Int]]) {
        var sections: [Slug: Int] = [:]
        self.init(
            zip(plan.stories, choices).map { story, choices in
                var terms = zip(story.terms, story.termNumbers).map { term, number in
                    Term(kind: .init(term.key.kind), id: number)
                }
                if let section = story.section {
                    let number = sections[section.slug] ?? sections.count
                    sections[section.slug] = number
                    terms.append(Term(kind: .section, id: number))
                }
                return Entry(
                    instant: story.article.published?.secondsSince1970 ?? 0, terms: terms, chosen: choices)
            })
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
