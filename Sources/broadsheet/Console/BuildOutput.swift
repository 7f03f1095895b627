import Foundation
import Newsroom
import SiteBuilder

/// What `--format json` prints: one object with the diagnostics and the summary.
struct BuildOutput: Encodable {
    struct Problem: Encodable {
        let severity: String
        let file: String
        let line: Int?
        let column: Int?
        let summary: String
        let hint: String?
        let excerpt: String?

        init(_ diagnostic: Diagnostic) {
            severity = diagnostic.severity.rawValue
            file = diagnostic.place.file
            line = diagnostic.place.line
            column = diagnostic.place.column
            summary = diagnostic.summary
            hint = diagnostic.hint
            excerpt = diagnostic.place.excerpt
        }
    }

    struct Summary: Encodable {
        let succeeded: Bool
        let pages: Int
        let articles: Int
        let written: Int
        let unchanged: Int
        let removed: Int
        let loaded: Int
        let rendered: Int
        let made: Int
        let seconds: Double
    }

    struct Explanation: Encodable {
        let file: String
        let outcome: String
        let reason: String
        let template: String?
    }

    struct Stage: Encodable {
        let name: String
        let milliseconds: Double
    }

    let diagnostics: [Problem]
    let summary: Summary
    /// What became of all pages and why, where that was asked for.
    let explanations: [Explanation]
    let timings: [Stage]

    init(_ report: BuildReport, seconds: Double) {
        diagnostics = report.diagnostics.map(Problem.init)
        summary = Summary(
            succeeded: report.succeeded, pages: report.pages, articles: report.articles,
            written: report.written.count, unchanged: report.unchanged, removed: report.removed,
            loaded: report.counts.loaded, rendered: report.counts.rendered, made: report.counts.made,
            seconds: (seconds * 1_000).rounded() / 1_000)
        explanations = report.explanations.map {
            Explanation(
                file: $0.file, outcome: $0.outcome.text, reason: $0.reason.text, template: $0.template)
        }
        timings = report.timings.map {
            Stage(name: $0.name, milliseconds: (($0.duration / .microseconds(1)).rounded() / 1_000))
        }
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
