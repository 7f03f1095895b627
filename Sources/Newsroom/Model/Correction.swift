/// What a newsroom says of a mistake that it has mended.
package struct Correction: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case correction, clarification, update, retraction
    }

    package let kind: Kind
    package var date: Moment
    /// Plain text.
    package let text: String

    package init(kind: Kind, date: Moment, text: String) {
        self.kind = kind
        self.date = date
        self.text = text
    }
}
