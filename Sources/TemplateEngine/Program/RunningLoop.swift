/// A loop on its way.
struct RunningLoop {
    let items: [Value]
    var index = 0
    /// What `loop.changed` was last asked about.
    var lastAsked: Value?

    var current: Value { items[index] }

    subscript(member: LoopMember) -> Value {
        switch member {
        case .index: .integer(index + 1)
        case .index0: .integer(index)
        case .revindex: .integer(items.count - index)
        case .revindex0: .integer(items.count - index - 1)
        case .first: .flag(index == 0)
        case .last: .flag(index == items.count - 1)
        case .length: .integer(items.count)
        case .previtem: index > 0 ? items[index - 1] : .none
        case .nextitem: index + 1 < items.count ? items[index + 1] : .none
        case .depth: .integer(1)
        case .depth0: .integer(0)
        }
    }
}
