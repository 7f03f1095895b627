/// Markdown in which marks hold the places of HTML that is put in when the Markdown has become HTML.
///
/// The marks are noncharacters, which cmark takes for letters; those of the author's own become U+FFFD.
package struct MarkdownText: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// How many marks there are: they are numbered from 0.
    package private(set) var insertCount = 0

    package init() {}

    /// Puts text of the author's at the end.
    package mutating func append(_ text: ArraySlice<UInt8>) {
        var rest = text
        while let start = Insert.firstNoncharacter(in: rest) {
            bytes += rest[..<start]
            bytes += "\u{FFFD}".utf8
            rest = rest[(start + 3)...]
        }
        bytes += rest
    }

    /// Puts the mark of the next insert at the end.
    package mutating func appendInsert() {
        bytes += Insert.mark(insertCount)
        insertCount += 1
    }
}
