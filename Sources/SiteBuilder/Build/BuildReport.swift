package import Newsroom

/// What a build found and did.
package struct BuildReport: Sendable {
    /// Sorted by place. With an error among them the build has failed; ``written`` says whether it had begun.
    package var diagnostics: [Diagnostic]
    /// Pages and files that the site has.
    package var pages = 0
    /// Stories and standing pages that were published.
    package var articles = 0
    /// Files whose bytes changed, relative to the output folder.
    package var written: [String] = []
    /// How many files had these bytes already.
    package var unchanged = 0
    /// How many files of an earlier build were removed.
    package var removed = 0
    package var counts = Counts()
    /// Of all pages and files; only where ``BuildOptions/explains`` asked for it.
    package var explanations: [PageExplanation] = []
    package var timings: [BuildTimings.Stage] = []

    /// How much work it was.
    package struct Counts: Hashable, Sendable {
        /// Sources that were read and taken apart.
        package var loaded = 0
        /// Articles of which the site was planned; none where the plan of the last build was good enough.
        package var planned = 0
        /// Stories whose text was rendered because it was, or may have been, another.
        package var rendered = 0
        /// Pages and files that were made, to be written where their bytes had changed.
        package var made = 0
    }

    package var succeeded: Bool { !diagnostics.hasErrors }

    init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    mutating func add(_ result: PressRun.Result) {
        diagnostics = (diagnostics + result.diagnostics).sortedByPlace()
        written = result.written
        unchanged = result.unchanged
        removed = result.removed
        counts.made = result.renderedCount
        explanations = result.explanations
    }
}
