import MarkdownRenderer
import Newsroom

/// Puts the Markdown of a story, or of what stands in a shortcode, together, and remembers its lines.
struct BodyText {
    private(set) var markdown = MarkdownText()
    private let source: [UInt8]
    private let index: SourceIndex
    /// What stands before a shortcode on its line, of quotes, lists and space: each line in it has the same.
    private let lead: [UInt8]
    /// The line of the article of each line of the text.
    private var lines: [Int]
    private var startsLine = true

    init(_ source: [UInt8], _ index: SourceIndex, within call: ShortcodeCall?) {
        self.source = source
        self.index = index
        lines = [index.line(at: call?.contentRange?.lowerBound ?? 0)]
        lead = call.map { Array(index.lead(of: $0.range.lowerBound).prefix(while: Self.belongsToLead)) } ?? []
    }

    func line(_ number: Int) -> Int { lines[min(max(number, 1), lines.count) - 1] }

    mutating func append(_ range: Range<Int>) {
        var rest = source[range]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            append(rest[...end], at: rest.startIndex)
            rest = withoutLead(rest[(end + 1)...])
            lines.append(index.line(at: end) + 1)
            startsLine = true
        }
        append(rest, at: rest.startIndex)
    }

    mutating func appendInsert(at range: Range<Int>) {
        note(range.lowerBound)
        markdown.appendInsert()
        startsLine = false
    }

    /// What `{{</* … */>}}` shows: each sign as an entity, so that neither Markdown nor HTML sees any in it.
    mutating func append(shown tag: ShortcodeTag) {
        guard case .shown(let content) = tag.kind else { return }
        let brace = source[(tag.range.lowerBound)..<(tag.range.lowerBound + 3)]
        let end = source[(tag.range.upperBound - 3)..<tag.range.upperBound]
        note(tag.range.lowerBound)
        for byte in brace + source[content] + end {
            switch byte {
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
                markdown.append(Array("&#\(byte);".utf8)[...])
            case UInt8(ascii: "\n"): markdown.append(Array("&#10;".utf8)[...])
            default: markdown.append([byte])
            }
        }
        startsLine = false
    }

    mutating func appendBreak() {
        markdown.append(Array("\n\n".utf8)[...])
        let line = lines.last ?? 1
        lines += [line, line]
        startsLine = true
    }

    private mutating func append(_ text: ArraySlice<UInt8>, at offset: Int) {
        guard !text.isEmpty else { return }
        note(offset)
        markdown.append(text)
        startsLine = false
    }

    private mutating func note(_ offset: Int) {
        if startsLine { lines[lines.count - 1] = index.line(at: offset) }
    }

    private func withoutLead(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = text
        for byte in lead {
            if byte == UInt8(ascii: ">") {
                let quote = rest.drop { $0 == UInt8(ascii: " ") }
                guard quote.first == byte else { return rest }
                rest = quote.dropFirst()
            } else if rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "\t") {
                rest = rest.dropFirst()
            }
        }
        return rest
    }

    private static func belongsToLead(_ byte: UInt8) -> Bool { " \t>-*+".utf8.contains(byte) }
}
