import Newsroom

/// A part of a source that holds metadata, and the way from its lines to places in the whole file.
final class MetadataBlock {
    let source: SourceText
    let range: Range<Int>
    /// Offsets in the source at which the block's lines start; looked for once somebody asks for a place.
    private lazy var lineStarts = [range.lowerBound] + starts(in: range)
    /// How many lines of the source stand above the block.
    private lazy var linesAbove = starts(in: 0..<range.lowerBound).count

    init(source: SourceText, range: Range<Int>) {
        self.source = source
        self.range = range
    }

    /// The offsets after the line ends in a range.
    private func starts(in range: Range<Int>) -> [Int] {
        let bytes = source.bytes
        return range.filter { index in
            bytes[index] == UInt8(ascii: "\n")
                || bytes[index] == UInt8(ascii: "\r")
                    && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
        }.map { $0 + 1 }
    }

    var text: String { String(decoding: source.bytes[range], as: UTF8.self) }

    var lineCount: Int { lineStarts.count }

    /// The bytes of a line of the block, counted from 1, without its end; empty where there is none.
    func line(_ number: Int) -> ArraySlice<UInt8> {
        guard (1...lineStarts.count).contains(number) else { return [] }
        let start = lineStarts[number - 1]
        let end = number < lineStarts.count ? lineStarts[number] : range.upperBound
        var line = source.bytes[start..<Swift.max(start, end)]
        while let last = line.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
            line.removeLast()
        }
        return line
    }

    /// The place of a line and column of the block, both counted from 1, columns in Unicode scalars.
    func place(line number: Int, column: Int? = nil, length: Int = 1) -> Place {
        let number = Swift.max(1, Swift.min(number, lineStarts.count))
        let line = line(number)
        let excerpt = String(decoding: line, as: UTF8.self)
        // A block may start in the middle of a line only at its first, which no format here does.
        let room = scalarCount(line) - (column ?? 1) + 1
        return Place(
            file: source.file, line: linesAbove + number, column: column,
            length: Swift.max(1, Swift.min(length, room)), excerpt: excerpt)
    }

    /// The place of bytes of the source; of none, that of the byte after them.
    func place(of bytes: Range<Int>) -> Place {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= bytes.lowerBound { low = middle } else { high = middle }
        }
        let lead = source.bytes[
            lineStarts[low]..<Swift.max(lineStarts[low], Swift.min(bytes.lowerBound, range.upperBound))]
        return place(
            line: low + 1, column: scalarCount(lead) + 1, length: scalarCount(source.bytes[bytes]))
    }

    /// The place of a byte of the source.
    func place(at offset: Int) -> Place { place(of: offset..<offset) }

    /// Every byte that is not a continuation of UTF-8 starts a scalar.
    private func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.count { $0 & 0b1100_0000 != 0b1000_0000 }
    }

    func problem(_ summary: String, line: Int, column: Int? = nil, hint: String? = nil) -> MetadataProblem {
        MetadataProblem(summary, at: place(line: line, column: column), hint: hint)
    }

    /// A map without entries, where the block starts.
    var empty: MetadataNode { MetadataNode(.map([]), at: MetadataSpot(place(line: 1))) }
}
