import Newsroom

/// The headline, byline and date at the top of a plain-text article.
enum ArticleHead {
    /// Takes them off the paragraphs. What front matter gives already stays in the text, but for a first line
    /// that says the title again.
    static func take(
        from paragraphs: inout [[TextLine]], of body: SourceBody, into converted: inout ConvertedBody
    ) {
        takeTitle(from: &paragraphs, given: body.frontMatter.title, into: &converted)
        // A byline and dates stand in the first paragraphs, lines of their own before anything else.
        for _ in 0..<3 {
            guard var paragraph = paragraphs.first else { return }
            let count = paragraph.prefix { take($0.text, of: body, into: &converted) }.count
            guard count > 0 else { return }
            paragraph.removeFirst(count)
            paragraphs.removeFirst()
            guard paragraph.isEmpty else {
                paragraphs.insert(paragraph, at: 0)
                return
            }
        }
    }

    private static func takeTitle(
        from paragraphs: inout [[TextLine]], given title: String?, into converted: inout ConvertedBody
    ) {
        guard let line = paragraphs.first?.first else { return }
        let text = line.text.onOneLine
        guard title == nil || title == text else { return }
        converted.title = text
        paragraphs[0].removeFirst()
        // An underline belongs to the headline.
        if let next = paragraphs[0].first, TextHeading.isUnderline(next.text, of: line.text) {
            paragraphs[0].removeFirst()
        }
        if paragraphs[0].isEmpty { paragraphs.removeFirst() }
    }

    /// Whether the line is a byline, a date or both ("By Jane Doe | December 30, 2021") and nothing else.
    private static func take(_ line: String, of body: SourceBody, into converted: inout ConvertedBody) -> Bool
    {
        guard line.utf8.count <= 160 else { return false }
        var taken = converted
        for part in line.split(separator: "|") {
            let text = String(part).trimmingSpaces
            if let authors = Byline.authors(inLine: text), body.frontMatter.authors.isEmpty,
                taken.authors.isEmpty
            {
                taken.authors = authors
            } else if let date = SpelledDate.read(line: text, in: body.timeZone) {
                if date.isUpdate {
                    guard body.frontMatter.updated == nil, taken.updated == nil else { return false }
                    taken.updated = date.moment
                } else {
                    guard !body.frontMatter.hasDate, taken.published == nil else { return false }
                    taken.published = date.moment
                }
            } else {
                return false
            }
        }
        converted = taken
        return true
    }
}

extension Byline {
    /// The authors of a line such as "By JANE DOE and Tom Baker, Staff Writers"; nil unless it is one beyond
    /// doubt: a few names of capitalised words, no sentence.
    fileprivate static func authors(inLine line: String) -> [Byline]? {
        guard line.lowercased().hasPrefix("by "), line.first == "B" else { return nil }
        let words = line.split(whereSeparator: { $0.isWhitespace || $0 == "," }).dropFirst()
        guard words.count >= 2, words.count <= 14 else { return nil }
        for word in words {
            guard word.first?.isUppercase == true || particles.contains(String(word).lowercased()) else {
                return nil
            }
            guard word.allSatisfy({ $0.isLetter || "-'\u{2019}.&".contains($0) }) else { return nil }
        }
        // An initial or "Jr." may end in a full stop, a sentence does.
        if let last = words.last, last.hasSuffix("."), last.count > 3 { return nil }
        let names = BylineText.names(in: line)
        guard !names.isEmpty, names.allSatisfy({ $0.split(separator: " ").count <= 5 }),
            names.contains(where: { $0.contains(" ") })
        else { return nil }
        return names.map(Byline.init(name:))
    }

    private static let particles: Set<String> = [
        "and", "&", "with", "de", "der", "den", "van", "von", "di", "da", "dos", "del", "la", "le", "bin",
        "al",
        "ter", "ten", "zu", "du", "of", "the",
    ]
}
