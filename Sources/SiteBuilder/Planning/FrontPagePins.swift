import Newsroom

/// The stories that editors have pinned to slots of the front page and that stand there now, as indexes into
/// ``SitePlan/stories``.
struct FrontPagePins: Sendable {
    var lead: [Int] = []
    var secondary: [Int] = []
    var sections: [Slug: [Int]] = [:]

    /// Every pinned story that has a slot of its own.
    private(set) var all: Set<Int> = []

    /// A story in a slot, and over what time.
    struct Pinned {
        enum Slot: Hashable { case lead, secondary, section(Slug) }

        let slot: Slot
        let story: Int
        let from: Moment?
        let until: Moment?

        func stands(at instant: Moment) -> Bool {
            (from.map { $0 <= instant } ?? true) && !(until.map { $0 <= instant } ?? false)
        }
    }

    /// Pins in the order of the slots; of a story that is pinned twice the first counts, and of the lead's the
    /// first.
    init(_ pinned: [Pinned]) {
        for pin in pinned {
            if pin.slot == .lead, !lead.isEmpty { continue }
            guard all.insert(pin.story).inserted else { continue }
            switch pin.slot {
            case .lead: lead.append(pin.story)
            case .secondary: secondary.append(pin.story)
            case .section(let slug): sections[slug, default: []].append(pin.story)
            }
        }
    }
}
