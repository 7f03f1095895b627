import Newsroom

/// A kind of source: how it is told by its name and becomes Markdown.
///
/// A further one (a wire format, a word processor's) is one new file beside this, and its line in
/// ``SourceFormats``.
protocol SourceFormat: Sendable {
    /// Of file names, in lower case, without the dot.
    var extensions: Set<String> { get }
    /// The text may say its own encoding, as HTML does in `meta`.
    var declaresEncoding: Bool { get }
    /// Writers of this format seldom use front matter: a block counts as such only where it has a key that
    /// everybody's front matter has.
    var doubtsFrontMatter: Bool { get }

    func convert(_ body: SourceBody) -> ConvertedBody
}

extension SourceFormat {
    var declaresEncoding: Bool { false }
}

/// The formats that the loader knows.
enum SourceFormats {
    static let all: [any SourceFormat] = [MarkdownSource(), PlainTextSource(), HTMLSource()]

    static func format(forExtension name: String) -> (any SourceFormat)? {
        all.first { $0.extensions.contains(name) }
    }
}

/// What follows the front matter of a source.
struct SourceBody {
    let source: SourceText
    /// Where the body starts in the source.
    let start: Int
    /// How many lines of the source stand above the body.
    let linesAbove: Int
    let frontMatter: FrontMatter
    let timeZone: SiteTimeZone

    var bytes: ArraySlice<UInt8> { source.bytes[start...] }
}

/// A body as Markdown, and what it says of the story. Front matter wins over what is found here.
struct ConvertedBody {
    var markdown: [UInt8] = []
    var lines: LineMap = .offset(0)
    var title: String?
    var published: Moment?
    var updated: Moment?
    var authors: [Byline] = []
    var standfirst: String?
    var dateline: String?
    var image: LeadImage?
    var commentsAreOpen: Bool?
    var diagnostics: [Diagnostic] = []
}
