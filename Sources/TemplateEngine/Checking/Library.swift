import Newsroom

/// All templates of a set, and what is wrong with them.
final class Library {
    let templates: [String: Template]
    /// The variables of all pages, by name: nil where pages differ.
    let pageVariables: [String: ValueType?]
    let formats: LanguageFormats
    /// Templates that a page or another template has used.
    var used: Set<String> = []
    /// Every name that some template gives a value.
    let givenNames: Set<String>
    /// Parts that some page shows, and so has checked.
    var shown: Set<TemplatePart> = []
    /// Where static text has led the pages compiled so far, from each context in which it has begun: pages share
    /// most of their text.
    var readTexts: [TemplatePart: [ReadText]] = [:]
    private var problems: [Problem: Diagnostic] = [:]
    private var counts: [String: Int] = [:]

    /// A template is compiled for many pages: the same problem counts once.
    private struct Problem: Hashable {
        let file: String
        let offset: Int
        let summary: String
    }

    /// A text without trouble, and the contexts before and after it.
    struct ReadText {
        let start: HTMLContext
        let end: HTMLContext
    }

    init(_ templates: [Template], pages: [PageTemplate], formats: LanguageFormats) {
        self.templates = Dictionary(templates.map { ($0.name, $0) }) { first, _ in first }
        self.formats = formats
        var variables: [String: ValueType?] = [:]
        for field in pages.flatMap(\.context.fields) {
            if let known = variables[field.name] {
                if known != field.type { variables[field.name] = .some(nil) }
            } else {
                variables[field.name] = field.type
            }
        }
        pageVariables = variables
        givenNames = templates.reduce(into: []) { $0.formUnion($1.givenNames) }
    }

    func report(
        _ summary: String, _ range: Range<Int>, in template: Template, hint: @autoclosure () -> String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        let problem = Problem(file: template.source.file, offset: range.lowerBound, summary: summary)
        guard problems[problem] == nil, counts[problem.file, default: 0] < Parser.greatestCount else {
            return
        }
        counts[problem.file, default: 0] += 1
        let place = template.source.place(at: range.lowerBound, length: range.count)
        problems[problem] = Diagnostic(severity, summary, at: place, hint: hint())
    }

    var diagnostics: [Diagnostic] { Array(problems.values) }
}
