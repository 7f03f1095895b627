import Newsroom
import TemplateEngine

/// The theme's page templates, checked and compiled.
struct PagePrograms: Sendable {
    let front: Program
    let section: Program
    let article: Program
    let comment: Program
    let standing: Program
    let notFound: Program
    let shortcodes: ShortcodeLibrary

    /// Checks every template of the theme.
    ///
    /// - Returns: The programs, or none where a template has an error.
    static func check(
        _ sources: [SourceText], pages: PageTemplates, language: String
    ) -> (programs: PagePrograms?, diagnostics: [Diagnostic]) {
        var (set, diagnostics) = TemplateSet.load(
            sources, pages: pages.all + ShortcodeLibrary.pages(in: sources), calendar: CalendarNames(language: language))
        diagnostics += ShortcodeLibrary.diagnostics(of: sources)
        var shortcodes = ShortcodeLibrary(templates: sources)
        shortcodes.take(set)
        guard !diagnostics.hasErrors, let front = set["index.html"], let section = set["section.html"],
            let article = set["article.html"], let comment = set["comment.html"],
            let standing = set["page.html"], let notFound = set["404.html"]
        else { return (nil, diagnostics) }
        let programs = PagePrograms(
            front: front, section: section, article: article, comment: comment, standing: standing,
            notFound: notFound, shortcodes: shortcodes)
        return (programs, diagnostics)
    }
}
