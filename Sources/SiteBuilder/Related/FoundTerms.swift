/// The terms of all stories, numbered as they are met.
struct FoundTerms {
    private var numbers: [RelatedStories.Term: Int] = [:]
    private var lastSharers: [Int] = []
    /// What each number stands for.
    private(set) var terms: [RelatedStories.Term] = []
    /// How many stories share each.
    private(set) var sharers: [Int] = []
    /// The numbers of all stories' terms, one story after the other, and where those of each story end.
    private(set) var filed: [Int] = []
    private(set) var ends: [Int] = []

    mutating func add(_ storyTerms: [RelatedStories.Term]) {
        let story = ends.count
        for term in storyTerms {
            let number = numbers[term] ?? terms.count
            if number == terms.count {
                numbers[term] = number
                terms.append(term)
                sharers.append(0)
                lastSharers.append(-1)
            }
            guard lastSharers[number] != story else { continue }
            lastSharers[number] = story
            sharers[number] += 1
            filed.append(number)
        }
        ends.append(filed.count)
    }
}
