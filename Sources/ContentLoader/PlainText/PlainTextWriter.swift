/// Writes paragraphs of plain text as Markdown.
struct PlainTextWriter {
    private(set) var markdown: [UInt8] = []
    /// The source line of each line of the Markdown.
    private(set) var lines: [Int] = []

    mutating func write(_ paragraph: [TextLine]) {
        if !markdown.isEmpty {
            markdown.append(UInt8(ascii: "\n"))
            lines.append(paragraph[0].number)
        }
        if let heading = TextHeading.find(in: paragraph) {
            write("## ", heading, of: paragraph[0], startsLine: false)
        } else if paragraph.count > 1, paragraph.allSatisfy({ Self.bulletText(of: $0) != nil }) {
            for line in paragraph { write("- ", Self.bulletText(of: line) ?? "", of: line, startsLine: true) }
        } else {
            let keepsLines = paragraph.count > 1 && paragraph.allSatisfy { Self.looksLikeListItem($0.text) }
            for (index, line) in paragraph.enumerated() {
                let isLast = index == paragraph.count - 1
                write("", line.text, of: line, startsLine: true, endsWith: keepsLines && !isLast ? "\\" : "")
            }
        }
    }

    private mutating func write(
        _ start: String, _ text: String, of line: TextLine, startsLine: Bool, endsWith end: String = ""
    ) {
        markdown += start.utf8
        MarkdownEscaping.append(text.utf8, to: &markdown, startsLine: startsLine)
        markdown += (end + "\n").utf8
        lines.append(line.number)
    }

    private static func bulletText(of line: TextLine) -> String? {
        guard let first = line.text.first, "•‣▪◦●".contains(first) else { return nil }
        let text = String(line.text.dropFirst()).trimmingSpaces
        return text.isEmpty ? nil : text
    }

    private static func looksLikeListItem(_ text: String) -> Bool {
        let marker = text.prefix { !$0.isWhitespace }
        if ["-", "*", "+", "\u{2013}", "\u{2014}"].contains(marker) { return true }
        guard let last = marker.last, last == "." || last == ")", marker.count > 1, marker.count <= 5 else {
            return false
        }
        return marker.dropLast().allSatisfy { $0.isASCII && $0.isNumber }
    }
}
