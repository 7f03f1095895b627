import Newsroom

/// One `{{< … >}}` of a story as it is written.
struct ShortcodeTag: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case opening, closing
        /// `{{< name />}}`
        case selfClosing
        /// `{{</* … */>}}`, which shows what stands between the stars; its range.
        case shown(Range<Int>)
    }

    let kind: Kind
    let name: String
    /// The ranges are bytes of the story's Markdown.
    let nameRange: Range<Int>
    let parameters: [ShortcodeParameter]
    let range: Range<Int>
}

/// One value of a shortcode, with its key where it has one.
struct ShortcodeParameter: Hashable, Sendable {
    let key: String?
    let value: String
    let range: Range<Int>
}

/// Something wrong with a story's shortcodes.
struct ShortcodeProblem: Error, Hashable, Sendable {
    let severity: Diagnostic.Severity
    let summary: String
    let hint: String?
    /// In bytes of the story's Markdown.
    let range: Range<Int>

    init(
        _ summary: String, at range: Range<Int>, hint: String? = nil, severity: Diagnostic.Severity = .error
    ) {
        self.severity = severity
        self.summary = summary
        self.hint = hint
        self.range = range
    }
}
