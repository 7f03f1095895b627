/// Finding bytes in bytes.
enum ByteSearch {
    /// Where `part` (not empty) first stands in `whole` at or after `start`.
    static func first(_ part: [UInt8], in whole: [UInt8], from start: Int) -> Int? {
        guard let first = part.first, whole.count - start >= part.count else { return nil }
        var index = start
        while index <= whole.count - part.count {
            if whole[index] == first, whole[index..<index + part.count].elementsEqual(part) { return index }
            index += 1
        }
        return nil
    }

    static func replacing(_ old: [UInt8], with new: [UInt8], in whole: [UInt8], limit: Int) -> [UInt8] {
        if old.isEmpty { return interleaving(new, in: whole, limit: limit) }
        var result: [UInt8] = []
        var start = 0
        var left = limit
        // What is too long already, which is reported, need not get longer.
        while left != 0, result.count <= Excess.greatestLength,
            let index = first(old, in: whole, from: start)
        {
            result += whole[start..<index]
            result += new
            start = index + old.count
            left -= 1
        }
        return result + whole[start...]
    }

    /// Python's replacing of nothing: before each character and at the end.
    private static func interleaving(_ new: [UInt8], in whole: [UInt8], limit: Int) -> [UInt8] {
        var result: [UInt8] = []
        var left = limit
        for scalar in Scalars.split(whole) {
            if left != 0, result.count <= Excess.greatestLength {
                result += new
                left -= 1
            }
            result += scalar
        }
        return left != 0 ? result + new : result
    }
}
