import Newsroom

/// What is wrong with a stretch of a template. Thrown within a tag, and caught where the tag ends.
struct Trouble: Error {
    let summary: String
    let range: Range<Int>
    var hint: String?

    init(_ summary: String, _ range: Range<Int>, hint: String? = nil) {
        self.summary = summary
        self.range = range
        self.hint = hint
    }

    func diagnostic(in source: SourceText) -> Diagnostic {
        .error(summary, at: source.place(at: range.lowerBound, length: range.count), hint: hint)
    }
}
