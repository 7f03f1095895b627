import MarkdownRenderer

/// Finds the shortcodes of a story: not what looks like them in code.
///
/// One pass from left to right: whichever begins first, a shortcode or a code span, holds what looks like the
/// other. A tag that cannot be read is passed over, so the work is linear whatever the text.
struct ShortcodeScanner {
    private let text: [UInt8]
    private(set) var tags: [ShortcodeTag] = []
    private(set) var problems: [ShortcodeProblem] = []

    private var blocks: ArraySlice<MarkdownBlock> = []
    /// Where runs of backticks begin in the first of the blocks, by their length.
    private var runs: [Int: [Int]]?
    private var mayShow = true

    /// Whether a text can have any: most have none, and this is all that they cost.
    static func mayHaveShortcodes(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            // Every byte is looked at, which lets the compiler take many at once.
            var braces: UInt8 = 0
            for byte in text { braces |= byte == UInt8(ascii: "{") ? 1 : 0 }
            guard braces != 0 else { return false }
            var index = 2
            while index < text.count {
                let byte = text[index]
                if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "%"),
                    text[index - 1] == UInt8(ascii: "{"), text[index - 2] == UInt8(ascii: "{")
                {
                    return true
                }
                index += 1
            }
            return false
        }
    }

    init(_ text: [UInt8]) {
        self.text = text
        blocks = MarkdownBlock.all(in: text)[...]
        scan()
    }

    private mutating func scan() {
        var index = 0
        while index < text.count {
            while let block = blocks.first, block.range.upperBound <= index {
                blocks.removeFirst()
                runs = nil
            }
            if let block = blocks.first, block.isCode, block.range.contains(index) {
                index = block.range.upperBound
                continue
            }
            switch text[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"): index = endOfCode(at: index)
            case UInt8(ascii: "{"): index = endOfTag(at: index)
            default: index += 1
            }
        }
    }

    private mutating func endOfTag(at start: Int) -> Int {
        guard start + 2 < text.count, text[start + 1] == UInt8(ascii: "{"),
            text[start + 2] == UInt8(ascii: "<") || text[start + 2] == UInt8(ascii: "%")
        else { return start + 1 }
        do throws(ShortcodeProblem) {
            var tag = try shown(at: start)
            if tag == nil { tag = try ShortcodeTagReader.read(text, at: start) }
            guard let tag else { return start + 3 }
            tags.append(tag)
            return tag.range.upperBound
        } catch {
            problems.append(error)
            return start + 3
        }
    }

    /// `{{</* … */>}}`; nil where something else stands.
    private mutating func shown(at start: Int) throws(ShortcodeProblem) -> ShortcodeTag? {
        guard text[(start + 3)...].starts(with: "/*".utf8) else { return nil }
        var index = start + 5
        // Once no end was found, there is none further on.
        while mayShow, index + 4 < text.count {
            if text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/"),
                text[index + 2] == UInt8(ascii: ">") || text[index + 2] == UInt8(ascii: "%"),
                text[index + 3] == UInt8(ascii: "}"), text[index + 4] == UInt8(ascii: "}")
            {
                return ShortcodeTag(
                    kind: .shown(start + 5..<index), name: "", nameRange: start..<start, parameters: [],
                    range: start..<index + 5)
            }
            index += 1
        }
        mayShow = false
        throw ShortcodeProblem(
            "the shortcode's braces are never closed", at: start..<start + 5, hint: "write `*/>}}` at its end"
        )
    }

    /// Where the text goes on after the code span that begins with some backticks, or after these.
    private mutating func endOfCode(at start: Int) -> Int {
        let end = endOfRun(from: start)
        guard let block = blocks.first, !block.isCode, block.range.contains(start) else { return end }
        let runs = self.runs ?? runs(in: block.range)
        self.runs = runs
        let length = end - start
        guard let starts = runs[length] else { return end }
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < end { low = middle + 1 } else { high = middle }
        }
        return low < starts.count ? starts[low] + length : end
    }

    private func runs(in range: Range<Int>) -> [Int: [Int]] {
        var runs: [Int: [Int]] = [:]
        var index = range.lowerBound
        while index < range.upperBound {
            guard text[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let end = endOfRun(from: index)
            runs[end - index, default: []].append(index)
            index = end
        }
        return runs
    }

    private func endOfRun(from start: Int) -> Int {
        text[start...].firstIndex { $0 != UInt8(ascii: "`") } ?? text.count
    }
}
