package import Newsroom

/// What a build found and did.
package struct BuildReport: Sendable {
    /// Sorted by place. With an error among them the build has failed; ``written`` says whether it had begun.
    package var diagnostics: [Diagnostic]
    /// Pages and files that the site has.
    package var pages = 0
    /// Stories and standing pages that were published.
    package var articles = 0
    /// Files whose bytes changed, relative to the output folder, sorted.
    package var written: [String] = []
    /// How many files had these bytes already.
    package var unchanged = 0
    /// How many files of an earlier build were removed.
    package var removed = 0

    package var succeeded: Bool { !diagnostics.hasErrors }

    init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
