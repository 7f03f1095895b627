/// What a page saved as text keeps of its comment area, at its very end.
enum CommentRemains {
    /// Drops the remains and says whether comments are open; nil, and nothing dropped, where there are none.
    static func drop(from lines: inout [TextLine]) -> Bool? {
        guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return nil }
        var end = lines.count
        var areOpen: Bool?
        for index in lines.indices.reversed() where index > first && !lines[index].isBlank {
            guard lines[index].text.utf8.count <= longestLine else { break }
            let text = plain(lines[index].text)
            if text == "comments are closed" {
                areOpen = false
            } else if isTelling(text) {
                areOpen = areOpen ?? true
            } else if !labels.contains(text) {
                break
            }
            end = index
        }
        guard let areOpen else { return nil }
        lines.removeSubrange(end...)
        return areOpen
    }

    /// In bytes.
    private static let longestLine = 160

    /// In lower case, with single spaces, without the mark of required fields and the end of the sentence.
    private static func plain(_ text: String) -> String {
        var words = text.lowercased().split(whereSeparator: \.isWhitespace)
        if words.count > 1, words.last == "*" { words.removeLast() }
        let plain = words.joined(separator: " ").replacing("\u{2019}", with: "'")
        return String(plain.reversed().drop { ".!:".contains($0) }.reversed())
    }

    private static func isTelling(_ text: String) -> Bool {
        sentences.contains(text) || beginnings.contains(where: text.hasPrefix)
    }

    private static let sentences: Set<String> = [
        "*", "be the first to comment", "leave a reply", "leave a reply cancel reply", "leave a comment",
        "leave a comment cancel reply", "cancel reply", "click here to cancel reply",
        "required fields are marked", "required fields are marked *", "post comment", "submit comment",
        "add a comment", "no comments yet", "notify me of new posts by email",
        "notify me of new posts via email", "notify me of follow-up comments by email",
        "notify me of new comments via email", "you must be logged in to post a comment",
        "learn how your comment data is processed",
    ]

    private static let beginnings = [
        "be the first to comment on \"", "be the first to comment on \u{201C}",
        "your email address will not be published", "save my name, email",
        "this site uses akismet to reduce spam",
    ]

    /// These alone say nothing: they may end a story. The Greek letter is WordPress's own label of a field
    /// that no reader sees.
    private static let labels: Set<String> = [
        "name", "email", "email address", "website", "url", "comment", "comments", "no comments",
        "0 comments",
        "submit", "name*", "email*", "comment*", "\u{3B4}",
    ]
}
