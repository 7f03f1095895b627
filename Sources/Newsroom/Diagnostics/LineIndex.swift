/// Finds places in a text of which many are wanted: the lines are looked for once.
package struct LineIndex: Sendable {
    private let file: String
    private let lines: [ArraySlice<UInt8>]

    /// - Parameter source: Its lines end with LF.
    package init(_ source: SourceText) {
        file = source.file
        lines = source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    /// The place of a whole line, counted from 1.
    package func place(line number: Int) -> Place {
        Place(file: file, line: number, excerpt: String(decoding: line(number), as: UTF8.self))
    }

    /// The place of a part of a line, in Unicode scalars, the first 1.
    package func place(line number: Int, column: Int, length: Int) -> Place {
        Place(
            file: file, line: number, column: column, length: length,
            excerpt: String(decoding: line(number), as: UTF8.self))
    }

    /// The place of some words in a line: where they stand by themselves, else where they first stand, else the
    /// line.
    package func place(of words: String, inLine number: Int) -> Place {
        let line = line(number)
        let wanted = Array(words.utf8)
        guard let first = wanted.first else { return place(line: number) }
        var found: Int?
        var index = line.startIndex
        while let start = line[index...].firstIndex(of: first) {
            if line[start...].starts(with: wanted) {
                found = found ?? start
                let isAlone =
                    Self.separates(line[..<start].last)
                    && Self.separates(line[(start + wanted.count)...].first)
                if isAlone {
                    found = start
                    break
                }
            }
            index = start + 1
        }
        guard let found else { return place(line: number) }
        return Place(
            file: file, line: number, column: line[..<found].count { $0 & 0b1100_0000 != 0b1000_0000 } + 1,
            length: words.unicodeScalars.count, excerpt: String(decoding: line, as: UTF8.self))
    }

    private func line(_ number: Int) -> ArraySlice<UInt8> {
        lines.indices.contains(number - 1) ? lines[number - 1] : []
    }

    /// Whether an address or a tag ends at a byte; at a line's end it does.
    private static func separates(_ byte: UInt8?) -> Bool {
        byte.map { " \t()<>[]\"'=,#?&".utf8.contains($0) } ?? true
    }
}
