/// What a build did with a page, and why.
package struct PageExplanation: Sendable {
    /// From the output folder.
    package let file: String
    package let outcome: Outcome
    package let reason: Reason
    /// The template through which the page shows what has changed.
    package let template: String?

    package enum Outcome: Sendable {
        case written
        /// It was made, and its file had the same bytes.
        case unchanged
        /// It was not made.
        case leftAlone
    }

    package enum Reason: Hashable, Sendable {
        /// Nothing that the page is made of has changed.
        case current
        /// There is no record of an earlier build.
        case noRecord
        /// The last build had no such page.
        case new
        /// The address belonged to something else.
        case other
        /// What of that which the page is made of has changed, in words.
        case inputs([String])
        /// Somebody has changed or removed the file in the output folder.
        case outputTouched
    }
}
