/// Instructions as they are made, with places to jump to that are known only later.
final class FunctionBuilder {
    private(set) var instructions: [Instruction] = []
    private(set) var slotCount = 0
    /// Where it is defined, in the program's table.
    var origin = 0
    /// How many loops are open here.
    var loopLevel = 0
    /// Nothing before this may be merged with what follows: a jump leads here.
    private var barrier = 0

    var function: Program.Function { .init(instructions: instructions, slotCount: slotCount, origin: origin) }

    func newSlot() -> Int {
        slotCount += 1
        return slotCount - 1
    }

    @discardableResult
    func emit(_ operation: Instruction.Operation, _ a: Int = 0, _ b: Int = 0) -> Int {
        instructions.append(
            Instruction(
                operation: operation, a: Int32(truncatingIfNeeded: a), b: Int32(truncatingIfNeeded: b)))
        return instructions.count - 1
    }

    /// The next instruction's place, which something jumps to.
    func label() -> Int {
        barrier = instructions.count
        return barrier
    }

    /// Lets the jump at `index` lead to the next instruction.
    func land(_ index: Int) {
        instructions[index].a = Int32(truncatingIfNeeded: label())
    }

    /// Writes static text, together with the text before it where that is possible.
    func emitText(at offset: Int, length: Int) {
        if let last = instructions.indices.last, last >= barrier, instructions[last].operation == .text,
            Int(instructions[last].a) + Int(instructions[last].b) == offset
        {
            instructions[last].b += Int32(truncatingIfNeeded: length)
        } else {
            emit(.text, offset, length)
        }
    }

    /// Takes back the last instruction where it is one that pushes a path, which it gives.
    func takeContextPath() -> Int? {
        guard let last = instructions.last, instructions.count > barrier, last.operation == .contextPath
        else {
            return nil
        }
        instructions.removeLast()
        return Int(last.a)
    }

    /// Takes back everything from an instruction on.
    func truncate(to count: Int) {
        instructions.removeLast(instructions.count - count)
        barrier = count
    }
}
