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
        var text = text
        let (nameStart, dot) = text.withUTF8 { bytes in
            let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
            return (slash.map { $0 + 1 } ?? 0, bytes.lastIndex(of: UInt8(ascii: ".")) ?? 0)
        }
        self.text = text
        name = text[text.utf8.index(text.startIndex, offsetBy: nameStart)...]
        if dot > nameStart {
            let end = text.utf8.index(text.startIndex, offsetBy: dot)
            stem = text[name.startIndex..<end]
            fileExtension = text[text.utf8.index(after: end)...].lowercased()
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
        guard let end = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let isInFirst = text.utf8.index(after: end) == name.startIndex
        return isInFirst && isIndex ? nil : String(text[..<end])
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

    private var isIndex: Bool { stem.utf8.count == 5 && stem.lowercased() == "index" }

    private var datedStem: (date: Substring, rest: Substring)? {
        guard stem.utf8.count > 11 else { return nil }
        let isDated = stem.utf8.prefix(11).elementsEqual("0000-00-00-".utf8) { byte, wanted in
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            return wanted == UInt8(ascii: "0") ? isDigit : byte == wanted
        }
        return isDated ? (stem.prefix(10), stem.dropFirst(11)) : nil
    }
}
