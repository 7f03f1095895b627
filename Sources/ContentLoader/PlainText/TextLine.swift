/// A line of plain text.
struct TextLine {
    /// In the source, from 1.
    let number: Int
    /// Without white space at its ends.
    let text: String

    var isBlank: Bool { text.isEmpty }

    static func lines(of bytes: ArraySlice<UInt8>, linesAbove: Int) -> [TextLine] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().map {
            index, line in
            TextLine(
                number: linesAbove + index + 1, text: String(decoding: line, as: UTF8.self).trimmingSpaces)
        }
    }

    /// The lines between blank ones.
    static func paragraphs(of lines: [TextLine]) -> [[TextLine]] {
        lines.split(whereSeparator: \.isBlank).map(Array.init)
    }
}
