import HTMLTree
import Newsroom

/// Finds the stories that editors have named: for the front page, the banner and what to read next.
struct CurationPlanner {
    let plan: SitePlan
    let links: LinkTable
    let clock: NewsroomClock
    private(set) var diagnostics: [Diagnostic] = []
    private let storiesByPath: [SitePath: Int]

    init(plan: SitePlan, links: LinkTable, clock: NewsroomClock) {
        self.plan = plan
        self.links = links
        self.clock = clock
        storiesByPath = Dictionary(
            plan.stories.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where relative references of `content/front.yml` and `site.yml` start.
    private static let frontSource = "content/front.yml"

    mutating func frontPage(_ curation: Curation) -> FrontPagePlan {
        var pinned: [FrontPagePins.Pinned] = []
        pinned += pins(curation.lead, .lead) + pins(curation.secondary, .secondary)
        for (section, place, pins) in curation.sections {
            let isKnown =
                plan.sections.contains { $0.path == SitePath(section) }
                || plan.held.contains { $0.section?.slug == section }
            if !isKnown {
                let slugs = plan.sections.map { String($0.path.text.dropLast()) }
                diagnostics.append(
                    .error(
                        "there is no section `\(section.text)`", at: place,
                        hint: Spelling.hint(for: section.text, in: slugs)))
            }
            pinned += self.pins(pins, .section(section))
        }
        let front = front(pinned, at: clock.now)
        // Where pins change nothing their beginnings and ends will not either.
        let turns = Set(pinned.flatMap { [$0.from, $0.until].compactMap(\.self) }).filter { $0 > clock.now }
        if let change = turns.sorted().first(where: { self.front(pinned, at: $0) != front }) {
            _ = clock.hasCome(change)
        }
        return front
    }

    private func front(_ pinned: [FrontPagePins.Pinned], at instant: Moment) -> FrontPagePlan {
        FrontPagePlan(plan, pins: FrontPagePins(pinned.filter { $0.stands(at: instant) }))
    }

    /// The banner that stands above all pages now.
    mutating func banner(_ banner: Curation.Banner?) -> BreakingBanner? {
        guard let banner, !(banner.until.map { $0 <= clock.now } ?? false) else { return nil }
        let stands = banner.from.map(clock.hasCome) ?? true
        let target = banner.link.flatMap { self.target(of: $0, warns: stands) }
        guard stands else { return nil }
        _ = banner.until.map(clock.hasCome)
        return BreakingBanner(text: banner.text, target: target)
    }

    private mutating func target(of link: SiteReference, warns: Bool) -> BreakingBanner.Target? {
        switch links.target(of: link.text, in: Self.frontSource, page: .root) {
        case .page(let path, let suffix): return .page(path, suffix: suffix)
        case .elsewhere where WebAddress.isOfWeb(link.text):
            return .web(link.text)
        case .elsewhere:
            diagnostics.append(
                .error(
                    "`\(link.text)` is no address that the banner can lead to", at: link.place,
                    hint: "name a story, a page of the site or a whole web address"))
        case .unpublished(let source): if warns { warn(link, source) }
        case .missing(let hint): missing(link, hint)
        }
        return nil
    }

    /// The stories that an editor wants read after each story, as indexes.
    mutating func relatedChoices() -> [[Int]] {
        plan.stories.enumerated().map { index, story in
            let chosen = story.article.related.compactMap {
                self.story($0, from: story.article.source, page: story.path)
            }
            return chosen.filter { $0 != index }
        }
    }

    private mutating func pins(
        _ pins: [Curation.Pin], _ slot: FrontPagePins.Pinned.Slot
    ) -> [FrontPagePins.Pinned] {
        var pinned: [FrontPagePins.Pinned] = []
        for pin in pins {
            if let until = pin.until, until <= clock.now { continue }
            let stands = pin.from.map { $0 <= clock.now } ?? true
            guard
                let story = story(pin.story, from: Self.frontSource, page: .root, warns: stands)
            else {
                // Only while it stands is anything told of a pin whose story is not out.
                clock.rememberTelling(stands ? pin.until : pin.from)
                continue
            }
            pinned.append(
                FrontPagePins.Pinned(
                    slot: slot, story: story, from: pin.from, until: pin.until))
        }
        return pinned
    }

    private mutating func story(
        _ reference: SiteReference, from source: String, page: SitePath, warns: Bool = true
    )
        -> Int?
    {
        switch links.target(of: reference.text, in: source, page: page) {
        case .page(let path, _):
            if let story = storiesByPath[path] { return story }
            diagnostics.append(.error("`\(reference.text)` is no story", at: reference.place))
        case .unpublished(let source): if warns { warn(reference, source) }
        case .missing(let hint): missing(reference, hint)
        case .elsewhere: missing(reference, "name a story of the site")
        }
        return nil
    }

    private mutating func warn(_ reference: SiteReference, _ source: String) {
        diagnostics.append(
            .warning(
                "`\(reference.text)` is not published, so it is left out here", at: reference.place,
                hint: "`\(source)` has to be out first"))
    }

    private mutating func missing(_ reference: SiteReference, _ hint: String?) {
        diagnostics.append(.error("there is no story `\(reference.text)`", at: reference.place, hint: hint))
    }
}
