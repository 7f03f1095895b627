/// What kind of text a story is where it is no news report.
package enum Label: String, Hashable, Sendable, CaseIterable {
    case opinion, analysis
    /// Somebody paid for it.
    case sponsored
    case factCheck = "fact-check"
}
