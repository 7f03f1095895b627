/// Why a site is not published, or not wholly: one line, and what to do.
package struct PublishError: Error, Hashable, CustomStringConvertible {
    package enum Kind: Sendable {
        /// What is built is not to be published.
        case unready
        /// The command or the environment lacks something.
        case usage
        /// Something failed on the way.
        case failed
    }

    package let kind: Kind
    package let summary: String
    package let hint: String?

    package init(_ kind: Kind, _ summary: String, hint: String? = nil) {
        self.kind = kind
        self.summary = summary
        self.hint = hint
    }

    package var description: String { hint.map { "\(summary): \($0)" } ?? summary }
}
