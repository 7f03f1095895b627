/// A text by its lines, counted from 1; without their ends.
struct SourceLines {
    private let bytes: [UInt8]
    private var starts: [Int] = [0]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") && index + 1 < bytes.count {
            starts.append(index + 1)
        }
    }

    var count: Int { starts.count }

    /// Where lines stand in the text, the line end of the last aside.
    func range(of lines: ClosedRange<Int>) -> Range<Int> {
        starts[lines.lowerBound - 1]..<self[lines.upperBound].endIndex
    }

    /// The line in which an offset stands.
    func line(at offset: Int) -> Int {
        starts.count(upTo: offset)
    }

    subscript(line: Int) -> ArraySlice<UInt8> {
        let start = starts[line - 1]
        let end = line < starts.count ? starts[line] - 1 : bytes.count
        let slice = bytes[start..<end]
        return slice.last == UInt8(ascii: "\n") ? slice.dropLast() : slice
    }
}
