import Newsroom

/// Runs a program over one context.
struct Machine: ~Copyable {
    private let program: Program
    private let tables: ProgramTables
    private let context: ValueCell
    private(set) var output: [UInt8]
    /// What has been found at the ends of paths. It is the same all over the page, and most of it is made anew each
    /// time that it is asked for.
    private var found: ValueStack
    private var isFound: [Bool]
    private var stack = ValueStack(capacity: 16)
    private var slots = ValueStack(capacity: 64)
    private var base = 0
    private var loops: [RunningLoop] = []
    private var loopBase = 0
    private var setAside: [[UInt8]] = []
    private var depth = 0
    private var calls = 0
    /// The function that runs.
    private var current = 0
    private(set) var excesses: [Diagnostic] = []

    init(program: Program, tables: ProgramTables, context: Record, output: [UInt8]) {
        self.program = program
        self.tables = tables
        self.context = ValueCell(value: .record(context))
        self.output = output
        found = ValueStack(capacity: max(1, tables.paths.count))
        found.push(repeating: .none, count: tables.paths.count)
        isFound = Array(repeating: false, count: tables.paths.count)
    }

    /// Makes room for so many bytes of output.
    mutating func reserve(_ count: Int) { output.reserveCapacity(output.count + count) }

    /// Runs a function whose arguments are on the stack.
    mutating func run(function number: Int, arguments count: Int) {
        let function = tables.functions[number]
        guard depth < Excess.greatestDepth, calls < Excess.greatestCalls else {
            stack.truncate(to: stack.count - count)
            return note(calls < Excess.greatestCalls ? .depth : .calls, at: function.origin)
        }
        depth += 1
        calls += 1
        let outer = current
        current = number
        let outerBase = base
        let outerLoopBase = loopBase
        base = slots.count
        loopBase = loops.count
        stack.move(count, to: &slots)
        slots.push(repeating: .none, count: function.slotCount - count)
        run(UnsafeBufferPointer(rebasing: tables.code[function.code]))
        slots.truncate(to: base)
        base = outerBase
        loopBase = outerLoopBase
        current = outer
        depth -= 1
    }

    private mutating func run(_ code: UnsafeBufferPointer<Instruction>) {
        var next = 0
        while next < code.count {
            let instruction = code[next]
            let a = Int(instruction.a)
            let b = Int(instruction.b)
            next += 1
            switch instruction.operation {
            case .text: writeText(a, b)
            case .print: print(ValueCell(value: stack.pop()), a)
            case .printPath: print(value(at: b).pointee, a)
            case .constant: stack.push(tables.constants[a])
            case .contextPath: stack.push(value(at: a).pointee.value)
            case .field: stack.push(tables.read(a, of: stack.pop()))
            case .slot: stack.push(slots.cell(base + a).pointee.value)
            case .slotField: stack.push(slots.cell(base + b).pointee.field(a, tables))
            case .pageSlot: stack.push(slots.cell(a).pointee.value)
            case .store: slots.cell(base + a).pointee.value = stack.pop()
            case .storePage: slots.cell(a).pointee.value = stack.pop()
            case .pop: _ = stack.pop()
            case .jump: next = a
            case .jumpIfFalse: if !stack.pop().isTrue { next = a }
            case .jumpIfPathFalse: if !value(at: b).pointee.isTrue { next = a }
            case .jumpIfFalseKeeping:
                if stack.top?.pointee.isTrue == true { _ = stack.pop() } else { next = a }
            case .jumpIfTrueKeeping:
                if stack.top?.pointee.isTrue == true { next = a } else { _ = stack.pop() }
            case .jumpIfSomeKeeping:
                if stack.top?.pointee.isNone == false { next = a } else { _ = stack.pop() }
            case .beginLoop:
                let items = stack.pop().items
                if items.isEmpty { next = a } else { loops.append(RunningLoop(items: items)) }
            case .loopItem: slots.cell(base + a).pointee.value = loops[loops.count - 1].current
            case .endLoop:
                let last = loops.count - 1
                loops[last].index += 1
                if loops[last].index < loops[last].items.count { next = a } else { loops.removeLast() }
            case .loopMember:
                if let member = LoopMember(rawValue: instruction.a) {
                    stack.push(loops[loopBase + b][member])
                }
            case .cycle:
                let choices = stack.pop(a)
                stack.push(choices.isEmpty ? .none : choices[loops[loopBase + b].index % choices.count])
            case .changed: noteChange(b)
            case .call: run(function: a, arguments: b)
            case .filter:
                let arguments = stack.pop(b)
                stack.push(bounded(Filter.all[a].apply(stack.pop(), arguments)))
            case .test:
                let argument = b > 0 ? stack.pop() : .none
                stack.push(.flag(ValueTest.all[a].apply(stack.pop(), argument)))
            case .beginCapture:
                setAside.append(output)
                output = []
            case .endCapture:
                stack.push(.markup(output))
                output = setAside.popLast() ?? []
            case .join: stack.push(Arithmetic.joined(stack.pop(a)) ?? excess(.length, at: b))
            case .range: stack.push(Access.range(stack.pop(a)) ?? excess(.range, at: b))
            case .arithmetic:
                let right = stack.pop()
                stack.push(
                    Arithmetic.apply(Operators.arithmetic[a], stack.pop(), right) ?? excess(.length, at: b))
            default: compute(instruction.operation, a)
            }
        }
    }

    // MARK: Output

    private mutating func writeText(_ offset: Int, _ length: Int) {
        output.append(copying: UnsafeBufferPointer(rebasing: tables.text[offset..<offset + length]))
    }

    private mutating func print(_ value: borrowing ValueCell, _ mode: Int) {
        let mode = EscapeMode(rawValue: UInt8(truncatingIfNeeded: mode)) ?? .comment
        guard output.count < Excess.greatestPage else {
            return note(.page, at: tables.functions[current].origin)
        }
        value.write(mode, into: &output)
    }

    // MARK: Bounds

    private mutating func note(_ excess: Excess, at origin: Int) {
        let diagnostic = program.listing.origins[origin].diagnostic(excess)
        if !excesses.contains(diagnostic) { excesses.append(diagnostic) }
    }

    /// What stands for a value that would be too great.
    private mutating func excess(_ excess: Excess, at origin: Int) -> Value {
        note(excess, at: origin)
        return .none
    }

    private mutating func bounded(_ value: Value) -> Value {
        guard let bytes = value.bytes, bytes.count > Excess.greatestLength else { return value }
        return excess(.length, at: tables.functions[current].origin)
    }

    // MARK: Values

    /// What stands at the end of a path.
    private mutating func value(at path: Int) -> UnsafeMutablePointer<ValueCell> {
        if !isFound[path] {
            let step = tables.paths[path]
            found.cell(path).pointee.value =
                if let base = step.base { value(at: base).pointee.field(step.field, tables) } else {
                    context.field(step.field, tables)
                }
            isFound[path] = true
        }
        return found.cell(path)
    }

    private mutating func noteChange(_ level: Int) {
        let value = stack.pop()
        let isChanged = loops[loopBase + level].lastAsked.map { !$0.equals(value) } ?? true
        loops[loopBase + level].lastAsked = value
        stack.push(.flag(isChanged))
    }

    private mutating func compute(_ operation: Instruction.Operation, _ a: Int) {
        switch operation {
        case .attribute: stack.push(Access.attribute(tables.constants[a], of: stack.pop()))
        case .item:
            let key = stack.pop()
            stack.push(Access.item(key, of: stack.pop()))
        case .slice:
            let bounds = stack.pop(3)
            stack.push(Access.slice(stack.pop(), start: bounds[0], stop: bounds[1], step: bounds[2]))
        case .unpack:
            let items = stack.pop().items
            for index in (0..<a).reversed() { stack.push(index < items.count ? items[index] : .none) }
        case .negate: stack.push(Arithmetic.negated(stack.pop()))
        case .positive: stack.push(Arithmetic.apply(.add, .integer(0), stack.pop()) ?? .none)
        case .not: stack.push(.flag(!stack.pop().isTrue))
        case .compare:
            let right = stack.pop()
            stack.push(.flag(Operators.compare(Operators.comparison[a], stack.pop(), right)))
        case .list: stack.push(.list(stack.pop(a)))
        case .map: stack.push(Access.map(stack.pop(2 * a)))
        case .date:
            guard case .date(let moment) = stack.pop() else { return stack.push(.none) }
            var text: [UInt8] = []
            text.reserveCapacity(32)
            tables.patterns[a].write(moment, into: &text)
            stack.push(.text(text))
        case .number: stack.push(program.numbers.text(of: stack.pop(), places: a < 0 ? nil : a))
        case .append:
            let value = stack.pop()
            guard case .list(var items) = slots.cell(base + a).pointee.value else { return }
            // The list is taken out first, so that it is changed in place.
            slots.cell(base + a).pointee.value = .none
            items.append(value)
            slots.cell(base + a).pointee.value = .list(items)
        default: break
        }
    }
}
