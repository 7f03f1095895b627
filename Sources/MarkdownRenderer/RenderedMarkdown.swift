package import Newsroom

/// An article's body as HTML, and what was found in it.
package struct RenderedMarkdown: Sendable {
    /// UTF-8. Empty where the article was refused.
    package var html: [UInt8]
    /// Runs of letters and digits; of Chinese, Japanese and Korean writing each character. Footnotes count, code
    /// does not.
    package var wordCount: Int
    /// The first paragraph at the margin that holds text, without markup; empty where there is none.
    package var firstParagraph: String
    package var headings: [Heading]
    package var findings: [Finding]
    /// Inserts that stand among words, not in a paragraph of their own.
    package var inlineInserts: Set<Int>
    /// Inserts that stand where no HTML can: in an address, in code, and after filling in a tag.
    package var misplacedInserts: Set<Int>

    package init(
        html: [UInt8], wordCount: Int, firstParagraph: String, headings: [Heading], findings: [Finding],
        inlineInserts: Set<Int> = [], misplacedInserts: Set<Int> = []
    ) {
        self.html = html
        self.wordCount = wordCount
        self.firstParagraph = firstParagraph
        self.headings = headings
        self.findings = findings
        self.inlineInserts = inlineInserts
        self.misplacedInserts = misplacedInserts
    }

    /// A heading of the body, for a table of contents.
    package struct Heading: Hashable, Sendable {
        /// 1 to 6.
        package let level: Int
        /// Unique in the body.
        package let id: String
        package let text: String

        package init(level: Int, id: String, text: String) {
            self.level = level
            self.id = id
            self.text = text
        }
    }
}

/// Something that is wrong in the Markdown.
package struct Finding: Hashable, Sendable {
    package typealias Severity = Diagnostic.Severity

    package let severity: Severity
    package let summary: String
    package let hint: String?
    /// Of the Markdown, from 1.
    package let line: Int
    /// What to underline in that line; nil for the whole of it.
    package let needle: String?

    /// The same at another line, where the Markdown is part of a longer text.
    package func moved(toLine line: Int) -> Finding {
        Finding(severity: severity, summary: summary, hint: hint, line: line, needle: needle)
    }
}

/// An address as an author wrote it in a link or an image.
package struct LinkReference: Hashable, Sendable {
    /// Escapes and entities decoded.
    package let destination: String
    package let isImage: Bool
}

/// What becomes of an address.
package enum LinkResolution: Sendable {
    case unchanged
    /// Another stands in its place.
    case address(String)
    /// It leads where readers cannot go yet: the words stay, the link does not.
    case unlinked(summary: String, hint: String?)
    /// It leads nowhere: the reason, and what to do about it.
    case broken(summary: String, hint: String?)
}
