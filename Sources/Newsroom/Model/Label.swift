/// What kind of text a story is where it is no news report.
package enum Label: String, Hashable, Sendable, CaseIterable {
    case opinion, analysis
    /// Somebody paid for it.
    case sponsored
    case factCheck = "fact-check"

    /// The words that authors may write for each, the usual one first.
    package static let names: KeyValuePairs<String, Label> = [
        "opinion": .opinion, "analysis": .analysis, "sponsored": .sponsored, "fact check": .factCheck,
        "fact-check": .factCheck, "factcheck": .factCheck,
    ]
}
