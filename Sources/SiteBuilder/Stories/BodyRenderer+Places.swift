import ContentLoader
import MarkdownRenderer
import Newsroom

extension BodyRenderer {
    /// How many of one article are told one by one, as of findings.
    private static let maximumCount = 200

    /// What was found, at its place in the source, which is read again for the lines to show.
    func located() throws(FileError) -> [Diagnostic] {
        guard !findings.isEmpty || !problems.isEmpty else { return [] }
        let lines = LineIndex(try resources.loader.sourceText(of: article))
        var diagnostics = findings.map { finding in
            let line = article.lines.sourceLine(ofMarkdownLine: finding.line)
            let place = finding.needle.map { lines.place(of: $0, inLine: line) } ?? lines.place(line: line)
            return Diagnostic(finding.severity, finding.summary, at: place, hint: finding.hint)
        }
        let told = problems.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(Self.maximumCount)
        for problem in told {
            diagnostics.append(
                Diagnostic(
                    problem.severity, problem.summary, at: place(of: problem.range, in: lines),
                    hint: problem.hint))
        }
        if problems.count > told.count, let last = told.last {
            diagnostics.append(
                .error(
                    "the article has \(problems.count - told.count) more problems like these",
                    at: place(of: last.range, in: lines), hint: "mend what is told first"))
        }
        return diagnostics
    }

    private func place(of range: Range<Int>, in lines: LineIndex) -> Place {
        let line = article.lines.sourceLine(ofMarkdownLine: index.line(at: range.lowerBound))
        func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0b1100_0000 != 0b1000_0000 } }
        let rest = index.rest(from: range.lowerBound).prefix(range.count)
        return lines.place(
            line: line, column: scalars(index.lead(of: range.lowerBound)) + 1, length: max(1, scalars(rest)))
    }
}
