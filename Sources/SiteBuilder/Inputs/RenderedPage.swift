import Newsroom

/// What became of a planned page.
struct RenderedPage: Sendable {
    let bytes: [UInt8]
    /// What in its template is an error only when it runs.
    let diagnostics: [Diagnostic]
    /// All that the page was made of, in order, each once.
    let inputs: [PageInput]
    /// Where among the bytes the HTML of its story stands; nil for a page that is no story's.
    var text: Range<Int>?
}
