/// What a newsroom says of a mistake that it has mended.
package struct Correction: Hashable, Sendable {
    /// What the note does; the raw values are the words of the front matter.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case correction, clarification, update, retraction
    }

    package let kind: Kind
    package var date: Moment
    /// Plain text.
    package let text: String
    /// Its place on the story's page: `correction-20221215T083000Z`. It stays when other corrections come.
    package let anchor: String

    /// - Parameter earlier: How many corrections of the story have the same date and stand before it.
    package init(kind: Kind, date: Moment, text: String, earlier: Int = 0) {
        self.kind = kind
        self.date = date
        self.text = text
        let utc = Moment(secondsSince1970: date.secondsSince1970).iso8601
        anchor =
            "correction-" + utc.filter { $0 != "-" && $0 != ":" } + (earlier == 0 ? "" : "-\(earlier + 1)")
    }

    /// A correction that has got its anchor before, among the others of its story.
    package init(kind: Kind, date: Moment, text: String, anchor: String) {
        self.kind = kind
        self.date = date
        self.text = text
        self.anchor = anchor
    }
}
