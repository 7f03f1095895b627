import MarkdownRenderer

/// What only the pages want to know that show a story itself.
struct StoryText: Sendable {
    /// UTF-8.
    let html: [UInt8]
    let headings: [RenderedMarkdown.Heading]
    let wordCount: Int
    /// The entries of live coverage that are out, newest first.
    let updates: [LiveUpdate]
    let comments: [Comment]

    /// At 230 words a minute, an adult's silent reading; at least 1.
    var readingMinutes: Int { max(1, (wordCount + 115) / 230) }
}
