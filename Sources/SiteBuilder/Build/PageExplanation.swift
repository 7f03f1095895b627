/// Why a page was made in a build.
package struct PageExplanation: Sendable {
    /// From the output folder.
    package let file: String
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        /// There is no record of an earlier build.
        case noRecord
        /// The last build had no such page.
        case new
        /// The address belonged to something else.
        case other
        /// Something that the page is made of has changed: which, in words.
        case input(String)
        /// Somebody has changed or removed the file in the output folder.
        case outputTouched
    }
}
