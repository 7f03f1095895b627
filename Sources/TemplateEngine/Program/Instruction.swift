/// One step of a program. Its operands are numbers: places in the program's tables, slots and addresses.
struct Instruction: Sendable {
    enum Operation: UInt8, Sendable {
        /// Writes `b` bytes of the static text from `a`.
        case text
        /// Pushes constant `a`.
        case constant
        /// Pushes what stands at the end of path `a` from the page's context.
        case contextPath
        /// Replaces a record by its field `a`.
        case field
        /// Replaces a value by its attribute whose name is constant `a`.
        case attribute
        /// Replaces a value and a key by what stands there.
        case item
        /// Replaces a value, start, stop and step by a part of the value.
        case slice
        /// Pushes slot `a` of the frame; of the page.
        case slot, pageSlot
        /// Pushes field `a` of the record in slot `b` of the frame.
        case slotField
        /// Pops into slot `a` of the frame; of the page.
        case store, storePage
        case pop
        /// Replaces a list by its `a` items, the first on top.
        case unpack
        case negate, positive, not
        /// Replaces two values by the result of operator `a`. Arithmetic stands at origin `b`.
        case arithmetic, compare
        /// Replaces `a` values by their texts in one, at origin `b`; by a list; by a map of keys and values.
        case join, list, map
        /// Goes on at `a`; where the popped value is false; or else keeps the value.
        case jump, jumpIfFalse, jumpIfFalseKeeping, jumpIfTrueKeeping
        /// Goes on at `a` where what stands at the end of path `b` is false.
        case jumpIfPathFalse
        /// Goes on at `a`, keeping the value, unless it is none, which is popped.
        case jumpIfSomeKeeping
        /// Calls filter `a` with `b` arguments; test `a`.
        case filter, test
        /// Replaces a date by its text after pattern `a`.
        case date
        /// Replaces a number by its text with `a` digits after the decimal sign; -1: as many as it has.
        case number
        /// Writes the popped value in escape mode `a`; what stands at the end of path `b`.
        case print, printPath
        /// From here on output goes aside, until it is pushed as markup.
        case beginCapture, endCapture
        /// Pops a list and begins a loop over it, or goes on at `a` where it is empty.
        case beginLoop
        /// Puts the loop's item into slot `a`.
        case loopItem
        /// Goes back to `a` where there is another item, or else ends the loop.
        case endLoop
        /// Pushes member `a` of the loop at level `b`.
        case loopMember
        /// Replaces `a` values by the one whose turn it is in the loop at level `b`.
        case cycle
        /// Replaces a value by whether it is another than in the loop's last turn.
        case changed
        /// Appends the popped value to the list in slot `a`.
        case append
        /// Calls function `a` with `b` arguments.
        case call
        /// Replaces `a` integers by the list of integers from the first to the second, by the third, at origin `b`.
        case range
    }

    let operation: Operation
    var a: Int32 = 0
    var b: Int32 = 0
}

/// What `loop` can be asked for.
enum LoopMember: Int32, CaseIterable {
    case index, index0, revindex, revindex0, first, last, length, previtem, nextitem, depth, depth0

    /// As templates write them, in the order of the cases.
    static let names = allCases.map { "\($0)" }

    init?(name: String) {
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self = Self.allCases[index]
    }

    func type(item: ValueType) -> ValueType {
        switch self {
        case .first, .last: .flag
        case .previtem, .nextitem: item.optional
        default: .integer
        }
    }
}
