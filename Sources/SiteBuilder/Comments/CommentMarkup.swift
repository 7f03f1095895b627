/// A comment's text as HTML: paragraphs and line breaks, nothing else of it is markup.
enum CommentMarkup {
    static func html(of text: String) -> [UInt8] {
        var html: [UInt8] = []
        var paragraph: [Substring] = []
        func closeParagraph() {
            guard !paragraph.isEmpty else { return }
            html += Array("<p>".utf8)
            for (index, line) in paragraph.enumerated() {
                if index > 0 { html += Array("<br>\n".utf8) }
                HTMLText.escape(String(line), into: &html)
            }
            html += Array("</p>\n".utf8)
            paragraph = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) { closeParagraph() } else { paragraph.append(line) }
        }
        closeParagraph()
        return html
    }
}
