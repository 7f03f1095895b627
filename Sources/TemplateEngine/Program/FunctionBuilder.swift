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

    /// Reads a field of the record on top of the stack.
    func emitField(_ field: Int) {
        if let slot = take(.slot) { emit(.slotField, field, slot) } else { emit(.field, field) }
    }

    /// Writes the value on top of the stack.
    func emitPrint(_ mode: EscapeMode) {
        if let path = take(.contextPath) {
            emit(.printPath, Int(mode.rawValue), path)
        } else {
            emit(.print, Int(mode.rawValue))
        }
    }

    /// Jumps where the value on top of the stack is false.
    func emitJumpIfFalse() -> Int {
        if let path = take(.contextPath) { emit(.jumpIfPathFalse, 0, path) } else { emit(.jumpIfFalse) }
    }

    /// Takes back the last instruction where it is of a kind, and gives its first operand.
    func take(_ operation: Instruction.Operation) -> Int? {
        guard let last = instructions.last, instructions.count > barrier, last.operation == operation else {
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
