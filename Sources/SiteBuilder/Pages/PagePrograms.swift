import Newsroom
import TemplateEngine

/// The theme's page templates, checked and compiled.
struct PagePrograms: Sendable {
    private let set: TemplateSet
    let shortcodes: ShortcodeLibrary
    /// Of the page templates, in the order of ``PageTemplates/all``.
    let fingerprints: [TemplateFingerprint]

    /// Checks every template of the theme.
    ///
    /// - Parameter last: Of which the templates that have stayed are not read again.
    /// - Returns: The programs, or none where a template has an error.
    static func check(
        _ sources: [SourceText], pages: PageTemplates, formats: LanguageFormats,
        after last: PagePrograms? = nil
    ) -> (programs: PagePrograms?, diagnostics: [Diagnostic]) {
        var (set, diagnostics) = TemplateSet.load(
            sources, pages: pages.all + ShortcodeLibrary.pages(in: sources),
            formats: formats, after: last?.set)
        diagnostics += ShortcodeLibrary.diagnostics(of: sources)
        var shortcodes = ShortcodeLibrary(templates: sources)
        let closures = TemplateSources(sources, of: set)
        shortcodes.take(set, from: closures)
        let programs = PagePrograms(
            set: set, shortcodes: shortcodes,
            fingerprints: pages.all.map {
                TemplateFingerprint(
                    name: $0.name, value: closures.fingerprint(of: $0.name), sources: set.sources(of: $0.name)
                )
            })
        return (diagnostics.hasErrors ? nil : programs, diagnostics)
    }

    /// Renders a page of a template of ``PageTemplates``.
    ///
    /// - Returns: The page's bytes, and what in its template is an error only when it runs.
    func render<Context>(
        _ template: String, _ schema: Schema<Context>, _ context: Context, _ edition: PageEdition
    ) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        var bytes: [UInt8] = []
        edition.use(template: template)
        guard let program = set[template] else {
            return (bytes, [.error("there is no template `\(template)`", at: Place(file: "templates"))])
        }
        let diagnostics = program.render(schema.record(context), into: &bytes)
        return (bytes, diagnostics)
    }
}
