package import Newsroom

/// A page of a ``Proof``, and what somebody who works on it wants to know.
package struct ProofPage: Sendable {
    package let bytes: [UInt8]
    /// What in its template is an error only when it runs.
    package let diagnostics: [Diagnostic]
    /// What asked for the page: a story's source, for example; nil for a file that is no page.
    package let origin: Place?
    /// From the site's folder: the page's template and those that it extends, includes and imports, by name.
    package let templates: [String]
    /// Nil where the page is not a story's.
    package let story: Story?

    package struct Story: Sendable {
        /// From the site's folder.
        package let source: String
        /// Where its text begins there.
        package let bodyLine: Int
        package let wordCount: Int
        /// Nil for a story that is out.
        package let state: Proof.Unpublished?
    }
}
