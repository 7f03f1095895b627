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
                escape(line, into: &html)
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

    private static func escape(_ line: Substring, into html: inout [UInt8]) {
        for byte in line.utf8 {
            switch byte {
            case UInt8(ascii: "<"): html += Array("&lt;".utf8)
            case UInt8(ascii: ">"): html += Array("&gt;".utf8)
            case UInt8(ascii: "&"): html += Array("&amp;".utf8)
            default: html.append(byte)
            }
        }
    }
}
