import Newsroom
import TemplateEngine

/// The theme's page templates, checked and compiled.
struct PagePrograms: Sendable {
    private let set: TemplateSet

    /// Checks every template of the theme.
    ///
    /// - Returns: The programs, or none where a template has an error.
    static func check(
        _ sources: [SourceText], pages: PageTemplates, formats: LanguageFormats
    ) -> (programs: PagePrograms?, diagnostics: [Diagnostic]) {
        let (set, diagnostics) = TemplateSet.load(
            sources, pages: pages.all, formats: formats)
        return (diagnostics.hasErrors ? nil : PagePrograms(set: set), diagnostics)
    }

    /// Renders a page of a template of ``PageTemplates``.
    ///
    /// - Returns: The page's bytes, and what in its template is an error only when it runs.
    func render<Context>(
        _ template: String, _ schema: Schema<Context>, _ context: Context
    ) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        var bytes: [UInt8] = []
        guard let program = set[template] else {
            return (bytes, [.error("there is no template `\(template)`", at: Place(file: "templates"))])
        }
        let diagnostics = program.render(schema.record(context), into: &bytes)
        return (bytes, diagnostics)
    }
}
