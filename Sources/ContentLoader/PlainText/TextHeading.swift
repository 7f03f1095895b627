/// Headings in plain text: a line underlined by as many `=` or `-`.
enum TextHeading {
    static func find(in paragraph: [TextLine]) -> String? {
        guard paragraph.count == 2, isUnderline(paragraph[1].text, of: paragraph[0].text) else { return nil }
        return paragraph[0].text
    }

    /// Three signs at least, and as many as the line has characters, give or take two.
    static func isUnderline(_ line: String, of heading: String) -> Bool {
        guard let sign = line.first, sign == "=" || sign == "-", line.allSatisfy({ $0 == sign }) else {
            return false
        }
        let hasLetter = heading.contains { $0.isLetter }
        return hasLetter && heading.count <= 100 && line.count >= 3 && abs(line.count - heading.count) <= 2
    }
}
