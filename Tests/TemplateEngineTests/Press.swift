import Newsroom
import TemplateEngine
import Testing

/// Renders small templates for the tests.
struct Press {
    var templates: [String: String] = [:]
    var page = "page.html"
    var context: Record = Press.empty

    static let empty = RecordType.of(Int.self, "page") {}.record(0)

    init(_ template: String, _ context: Record = Press.empty, including others: [String: String] = [:]) {
        templates = others
        templates[page] = template
        self.context = context
    }

    private func load() -> (set: TemplateSet, diagnostics: [Diagnostic]) {
        let sources = templates.sorted { $0.key < $1.key }.map {
            SourceText(file: "templates/" + $0.key, text: $0.value)
        }
        return TemplateSet.load(sources, pages: [PageTemplate(name: page, context: context.type)])
    }

    /// The page, or the diagnostics where there are any.
    func print() -> String {
        let (set, diagnostics) = load()
        guard diagnostics.isEmpty, let program = set[page] else {
            return diagnostics.map(\.text).joined(separator: "\n")
        }
        var bytes: [UInt8] = []
        program.render(context, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func diagnostics() -> String {
        load().diagnostics.map(\.text).joined(separator: "\n")
    }
}
