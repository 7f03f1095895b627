import Newsroom

/// Runs a program over one context.
struct Machine {
    private let program: Program
    private let tables: ProgramTables
    private let context: Record
    private(set) var output: [UInt8]
    /// What has been found at the ends of paths. It is the same all over the page, and most of it is made anew each
    /// time that it is asked for.
    private var found: [Value?]
    private var stack: [Value] = []
    private var slots: [Value] = []
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
        self.context = context
        self.output = output
        found = Array(repeating: nil, count: tables.paths.count)
        stack.reserveCapacity(16)
    }

    /// Makes room for so many bytes of output.
    mutating func reserve(_ count: Int) { output.reserveCapacity(output.count + count) }

    /// Runs a function whose arguments are on the stack.
    mutating func run(function number: Int, arguments count: Int) {
        let function = tables.functions[number]
        guard depth < Excess.greatestDepth, calls < Excess.greatestCalls else {
            stack.removeLast(count)
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
        slots.append(contentsOf: stack.suffix(count))
        stack.removeLast(count)
        slots.append(contentsOf: repeatElement(.none, count: Swift.max(0, function.slotCount - count)))
        run(UnsafeBufferPointer(rebasing: tables.code[function.code]))
        slots.removeLast(slots.count - base)
        base = outerBase
        loopBase = outerLoopBase
        current = outer
        depth -= 1
    }

    private mutating func pop() -> Value { stack.popLast() ?? .none }

    private mutating func pop(_ count: Int) -> [Value] {
        let values = Array(stack.suffix(count))
        stack.removeLast(values.count)
        return values
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
            case .print: print(pop(), a)
            case .printPath: print(value(at: b), a)
            case .constant: stack.append(program.constants[a])
            case .contextPath: stack.append(value(at: a))
            case .field: stack.append(tables.read(a, of: pop()))
            case .slot: stack.append(slots[base + a])
            case .slotField: stack.append(tables.read(a, of: slots[base + b]))
            case .pageSlot: stack.append(slots[a])
            case .store: slots[base + a] = pop()
            case .storePage: slots[a] = pop()
            case .pop: _ = pop()
            case .jump: next = a
            case .jumpIfFalse: if !pop().isTrue { next = a }
            case .jumpIfPathFalse: if !value(at: b).isTrue { next = a }
            case .jumpIfFalseKeeping: if stack.last?.isTrue == true { _ = pop() } else { next = a }
            case .jumpIfTrueKeeping: if stack.last?.isTrue == true { next = a } else { _ = pop() }
            case .jumpIfSomeKeeping: if stack.last?.isNone == false { next = a } else { _ = pop() }
            case .beginLoop:
                let items = pop().items
                if items.isEmpty { next = a } else { loops.append(RunningLoop(items: items)) }
            case .loopItem: slots[base + a] = loops[loops.count - 1].items[loops[loops.count - 1].index]
            case .endLoop:
                let last = loops.count - 1
                loops[last].index += 1
                if loops[last].index < loops[last].items.count { next = a } else { loops.removeLast() }
            case .loopMember:
                if let member = LoopMember(rawValue: instruction.a) {
                    stack.append(loops[loopBase + b][member])
                }
            case .cycle:
                let choices = pop(a)
                stack.append(choices.isEmpty ? .none : choices[loops[loopBase + b].index % choices.count])
            case .changed: noteChange(b)
            case .call: run(function: a, arguments: b)
            case .filter:
                let arguments = pop(b)
                stack.append(bounded(Filter.all[a].apply(pop(), arguments)))
            case .test:
                let argument = b > 0 ? pop() : .none
                stack.append(.flag(ValueTest.all[a].apply(pop(), argument)))
            case .beginCapture:
                setAside.append(output)
                output = []
            case .endCapture:
                stack.append(.markup(output))
                output = setAside.popLast() ?? []
            case .join: stack.append(Arithmetic.joined(pop(a)) ?? excess(.length, at: b))
            case .range: stack.append(Access.range(pop(a)) ?? excess(.range, at: b))
            case .arithmetic:
                let right = pop()
                stack.append(
                    Arithmetic.apply(Operators.arithmetic[a], pop(), right) ?? excess(.length, at: b))
            default: compute(instruction.operation, a)
            }
        }
    }

    // MARK: Output

    private mutating func writeText(_ offset: Int, _ length: Int) {
        output.append(copying: UnsafeBufferPointer(rebasing: tables.text[offset..<offset + length]))
    }

    private mutating func print(_ value: Value, _ mode: Int) {
        let mode = EscapeMode(rawValue: UInt8(truncatingIfNeeded: mode)) ?? .comment
        guard output.count < Excess.greatestPage else {
            return note(.page, at: tables.functions[current].origin)
        }
        ValueWriter.write(value, mode, into: &output)
    }

    // MARK: Bounds

    private mutating func note(_ excess: Excess, at origin: Int) {
        let diagnostic = program.origins[origin].diagnostic(excess)
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

    private mutating func value(at path: Int) -> Value {
        if let value = found[path] { return value }
        let step = tables.paths[path]
        let owner = if let base = step.base { self.value(at: base) } else { Value.record(context) }
        let value = tables.read(step.field, of: owner)
        found[path] = value
        return value
    }

    private mutating func noteChange(_ level: Int) {
        let value = pop()
        let isChanged = loops[loopBase + level].lastAsked.map { !$0.equals(value) } ?? true
        loops[loopBase + level].lastAsked = value
        stack.append(.flag(isChanged))
    }

    private mutating func compute(_ operation: Instruction.Operation, _ a: Int) {
        switch operation {
        case .attribute: stack.append(Access.attribute(program.constants[a], of: pop()))
        case .item:
            let key = pop()
            stack.append(Access.item(key, of: pop()))
        case .slice:
            let bounds = pop(3)
            stack.append(Access.slice(pop(), start: bounds[0], stop: bounds[1], step: bounds[2]))
        case .unpack:
            let items = pop().items
            for index in (0..<a).reversed() { stack.append(index < items.count ? items[index] : .none) }
        case .negate: stack.append(Arithmetic.negated(pop()))
        case .positive: stack.append(Arithmetic.apply(.add, .integer(0), pop()) ?? .none)
        case .not: stack.append(.flag(!pop().isTrue))
        case .compare:
            let right = pop()
            stack.append(.flag(Operators.compare(Operators.comparison[a], pop(), right)))
        case .list: stack.append(.list(pop(a)))
        case .map: stack.append(Access.map(pop(2 * a)))
        case .date:
            guard case .date(let moment) = pop() else { return stack.append(.none) }
            var text: [UInt8] = []
            text.reserveCapacity(32)
            program.patterns[a].write(moment, into: &text)
            stack.append(.text(text))
        case .number: stack.append(program.numbers.text(of: pop(), places: a < 0 ? nil : a))
        case .append:
            let value = pop()
            guard case .list(var items) = slots[base + a] else { return }
            // The list is taken out first, so that it is changed in place.
            slots[base + a] = .none
            items.append(value)
            slots[base + a] = .list(items)
        default: break
        }
    }
}
