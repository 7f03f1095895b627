/// Names of authors in one text: "By Jane Doe and Tom Baker".
enum BylineText {
    static func withoutBy(_ text: String) -> String {
        // Most names begin with another letter.
        guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "b") else { return text }
        for word in ["by ", "by: "] where text.lowercased().hasPrefix(word) {
            return String(text.dropFirst(word.count)).trimmingSpaces
        }
        return text
    }

    /// The names, parted at commas, semicolons, "and", "&" and "with"; titles such as "Staff Writer" left out.
    static func names(in text: String) -> [String] {
        let text = withoutBy(text.onOneLine)
        var names: [String] = []
        for part in text.split(whereSeparator: { ",;&".contains($0) }) {
            var words: [Substring] = []
            for word in part.split(separator: " ") + ["and"[...]] {
                guard ["and", "with"].contains(word.lowercased()) else {
                    words.append(word)
                    continue
                }
                let name = words.joined(separator: " ")
                words = []
                if name.isEmpty || isTitle(name) { continue }
                if suffixes.contains(name.lowercased()), let last = names.popLast() {
                    names.append(last + ", " + name)
                } else {
                    names.append(name)
                }
            }
        }
        return names
    }

    /// "Staff Writer", "Senior Political Correspondent", "Associated Press Writer".
    static func isTitle(_ text: String) -> Bool {
        guard let last = text.lowercased().split(separator: " ").last else { return false }
        return titles.contains(last.hasSuffix("s") ? String(last.dropLast()) : String(last))
    }

    private static let titles: Set<String> = [
        "writer", "reporter", "correspondent", "editor", "contributor", "columnist", "staff", "photographer",
        "producer", "critic", "bureau", "chief",
    ]
    private static let suffixes: Set<String> = [
        "jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "md", "m.d.", "phd", "ph.d.",
    ]
}
