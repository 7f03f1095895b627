import Newsroom

/// Finds the lines of an article's Markdown by their bytes.
struct SourceIndex: Sendable {
    private let text: [UInt8]
    /// Where each line begins.
    private let starts: [Int]

    init(_ text: [UInt8]) {
        self.text = text
        var starts = [0]
        for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
        self.starts = starts
    }

    /// The line, from 1, in which a byte stands.
    func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What stands before a byte on its line.
    func lead(of offset: Int) -> ArraySlice<UInt8> { text[starts[line(at: offset) - 1]..<offset] }

    /// What stands on the line from a byte on.
    func rest(from offset: Int) -> ArraySlice<UInt8> {
        let line = line(at: offset)
        let end = line < starts.count ? starts[line] - 1 : text.count
        return text[offset..<max(offset, end)]
    }
}
