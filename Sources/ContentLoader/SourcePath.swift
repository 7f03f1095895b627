import Newsroom

/// The path of a source relative to `content/`, and what it says of the story.
struct SourcePath: Sendable {
    let text: String
    /// Of the file, with its ending.
    let name: Substring
    /// In lower case, without the dot; empty where the name has none.
    let fileExtension: String
    /// The file's name without its ending.
    private let stem: Substring

    init(_ text: String) {
        self.text = text
        name =
            text.utf8.lastIndex(of: UInt8(ascii: "/")).map { text[text.utf8.index(after: $0)...] }
            ?? text[...]
        if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex {
            stem = name[..<dot]
            fileExtension = name[name.utf8.index(after: dot)...].lowercased()
        } else {
            stem = name
            fileExtension = ""
        }
    }

    /// Relative to the site's folder.
    var file: String { "content/" + text }

    /// It stands in `content/` itself.
    var isTopLevel: Bool { name.startIndex == text.startIndex }

    /// The first folder. Of `index` in a first folder it is nil: `content/about/index.md` is a standing page
    /// with a folder of its own, as `content/about.md` is one without.
    var sectionName: String? {
        let folders = folders
        guard let first = folders.first, folders.count > 1 || !isIndex else { return nil }
        return String(first)
    }

    /// What a file in `authors/`, `tags/`, `topics/` or `series/` may be a profile of.
    var profileKind: TermKind? {
        let folders = folders
        return folders.count == 1 ? TermKind.allCases.first { $0.folder == folders[0] } : nil
    }

    /// The date in front of a name such as `2021-12-30-talks.md`.
    var date: String? { datedStem.map { String($0.date) } }

    /// The file's name without its date and ending; the folder's name of a file called `index`.
    var slugText: String {
        if isIndex, let folder = folders.last { return String(folder) }
        return String(datedStem?.rest ?? stem)
    }

    private var folders: [Substring] { text[..<name.startIndex].split(separator: "/") }

    private var isIndex: Bool { stem.lowercased() == "index" }

    private var datedStem: (date: Substring, rest: Substring)? {
        let pattern = "0000-00-00-".utf8
        guard stem.utf8.count > pattern.count else { return nil }
        for (byte, wanted) in zip(stem.utf8, pattern) {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard wanted == UInt8(ascii: "0") ? isDigit : byte == wanted else { return nil }
        }
        return (stem.prefix(10), stem.dropFirst(11))
    }
}
