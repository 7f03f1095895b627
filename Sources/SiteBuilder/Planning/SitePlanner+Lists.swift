import Newsroom

/// Gathers the stories of sections, terms and periods, and the corrections.
extension SitePlanner {
    func addLists(to plan: inout SitePlan, sections: [Section], profiles: [Profile]) async {
        let stories = plan.stories
        async let terms = gatheredTerms(of: stories)
        async let periods = storiesByPeriod(stories)
        var bySection: [Slug: [Int]] = [:]
        for (index, story) in stories.enumerated() {
            if let section = story.section { bySection[section.slug, default: []].append(index) }
        }
        plan.lists = sections.map {
            list(.section($0), bySection[$0.slug] ?? [], at: SitePath($0.slug))
        }
        plan.sectionCount = sections.count
        addTerms(await terms, to: &plan, profiles: profiles)
        addPeriods(await periods, to: &plan)
        addCorrections(to: &plan)
    }

    /// Addresses that a story has, or gives to lists of which it may be the only one. Links to them wait with it.
    func paths(thatWaitFor story: PlannedStory) -> [SitePath] {
        var paths = [story.path, story.commentsPath] + story.article.aliases
        if let section = story.section { paths.append(SitePath(section.slug)) }
        for (key, _) in story.terms {
            guard let folder = site.lists[key.kind] else { continue }
            paths += [folder, folder.folder(key.slug.text)]
        }
        if let archive = site.lists.archive, let published = story.article.published {
            paths += [archive] + Period.all(of: published).map { archive.folder($0.path) }
        }
        if let corrections = site.lists.corrections, !story.article.corrections.isEmpty {
            paths.append(corrections)
        }
        return paths
    }

    private func list(_ subject: StoryList.Subject, _ stories: [Int], at path: SitePath) -> StoryList {
        StoryList(subject, stories: stories, at: path, perPage: site.storiesPerPage)
    }

    /// In the order of their addresses' kinds and slugs.
    private func gatheredTerms(of stories: [PlannedStory]) -> [GatheredTerm] {
        var gathered: [GatheredTerm?] = []
        for (index, story) in stories.enumerated() {
            for (number, term) in zip(story.termNumbers, story.terms) where site.lists[term.key.kind] != nil {
                while gathered.count <= number { gathered.append(nil) }
                if gathered[number] == nil { gathered[number] = GatheredTerm(key: term.key) }
                gathered[number]?.add(index, spelt: term.title)
            }
        }
        return gathered.compactMap(\.self).sorted { $0.key < $1.key }
    }

    private func addTerms(_ terms: [GatheredTerm], to plan: inout SitePlan, profiles: [Profile]) {
        let profiles = Dictionary(
            profiles.map { (Term.Key(kind: $0.kind, slug: $0.slug), $0) },
            uniquingKeysWith: { first, second in
                plan.diagnostics.append(
                    .error(
                        "`\(first.source)` is a profile of the same \(first.kind.rawValue)",
                        at: Place(file: second.source), hint: "keep one of the two"))
                return first
            })
        for gathered in terms {
            let key = gathered.key
            guard let folder = site.lists[key.kind] else { continue }
            let profile = profiles[key]
            let term = Term(
                key: key, title: profile?.title ?? gathered.usualSpelling ?? key.slug.text, profile: profile)
            plan.listIndexes[key] = plan.lists.count
            plan.lists.append(list(.term(term), gathered.stories, at: folder.folder(key.slug.text)))
        }
    }

    /// A term and the stories that have it.
    private struct GatheredTerm: Sendable {
        let key: Term.Key
        private(set) var stories: [Int] = []
        private var spellings: [(text: String, count: Int)] = []

        init(key: Term.Key) {
            self.key = key
        }

        mutating func add(_ story: Int, spelt text: String) {
            stories.append(story)
            if let index = spellings.firstIndex(where: { $0.text == text }) {
                spellings[index].count += 1
            } else {
                spellings.append((text, 1))
            }
        }

        /// The most used, of those the first by letters.
        var usualSpelling: String? { spellings.min { ($1.count, $0.text) < ($0.count, $1.text) }?.text }
    }

    private func storiesByPeriod(_ stories: [PlannedStory]) -> [Period: [Int]] {
        guard site.lists.archive != nil else { return [:] }
        var byPeriod: [Period: [Int]] = [:]
        for (index, story) in stories.enumerated() {
            for period in story.article.published.map(Period.all) ?? [] {
                byPeriod[period, default: []].append(index)
            }
        }
        return byPeriod
    }

    private func addPeriods(_ byPeriod: [Period: [Int]], to plan: inout SitePlan) {
        guard let archive = site.lists.archive else { return }
        if !byPeriod.isEmpty { plan.lists.append(list(.everything, [], at: archive)) }
        for (period, stories) in byPeriod.sorted(by: { $0.key < $1.key }) {
            plan.periodIndexes[period] = plan.lists.count
            plan.lists.append(list(.period(period), stories, at: archive.folder(period.path)))
        }
    }

    private func addCorrections(to plan: inout SitePlan) {
        let entries = plan.stories.enumerated().flatMap { index, story in
            story.article.corrections.map { SitePlan.CorrectionEntry(story: index, correction: $0) }
        }
        guard let path = site.lists.corrections, !entries.isEmpty else { return }
        // Stable where dates are equal: stories are in order.
        plan.corrections = entries.enumerated().sorted {
            ($1.element.correction.date.secondsSince1970, $0.offset)
                < ($0.element.correction.date.secondsSince1970, $1.offset)
        }.map(\.element)
        plan.correctionsIntroduction = plan.standingPages.firstIndex { $0.path == path }
        plan.correctionPages = StoryList.pages(
            at: path, count: entries.count, perPage: site.storiesPerPage)
    }
}
