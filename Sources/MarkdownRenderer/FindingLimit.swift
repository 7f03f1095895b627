import Newsroom

extension Finding {
    /// How many of one article are told one by one.
    ///
    /// Each is shown with its line, which may be as long as the article: without a limit, that would be quadratic.
    private static let maximumCount = 200

    /// The findings, or as many as are told and one for all the others; errors go before warnings.
    static func limited(_ findings: [Finding]) -> [Finding] {
        guard findings.count > maximumCount else { return findings }
        let errors = findings.indices.filter { findings[$0].severity == .error }
        let warnings = findings.indices.filter { findings[$0].severity != .error }
        let ranked = errors + warnings
        let told = ranked.prefix(maximumCount - 1).sorted().map { findings[$0] }
        let untold = findings[ranked[told.count]]
        return told + [
            Finding(
                severity: untold.severity,
                summary: "the article has \(findings.count - told.count) more problems like these",
                hint: "mend what is told first", line: untold.line, needle: nil)
        ]
    }
}
