import Newsroom
import TemplateEngine

/// What the stories and pages of a site are set with: its configuration, its theme and its words.
struct SiteFoundations: Sendable {
    /// Nil where `site.yml` is missing or wrong.
    let site: Site?
    let theme: Theme
    let assets: [PublishedAsset]
    let templates: PageTemplates
    /// Nil where a template is wrong.
    let programs: PagePrograms?
    let words: Words
    let formats: LanguageFormats
    let diagnostics: [Diagnostic]

    /// - Parameter folder: The site's folder.
    /// - Throws: A ``FileError`` where a file cannot be read.
    static func lay(files: FileSystem, folder: String) throws(FileError) -> SiteFoundations {
        let (site, siteDiagnostics) = try SiteFile.read(files: files, folder: folder)
        let theme = try Theme.load(files: files, site: folder)
        let (assets, assetDiagnostics) = PublishedAsset.publish(theme.assets)
        let templates = PageTemplates(assets: assets)
        let language = site?.language ?? "en"
        let formats = LanguageFormats(language: language)
        let (words, wordDiagnostics) = Words.load(language: language, own: theme.words)
        let (programs, templateDiagnostics) = PagePrograms.check(
            theme.templates, pages: templates, formats: formats)
        return SiteFoundations(
            site: site, theme: theme, assets: assets, templates: templates, programs: programs, words: words,
            formats: formats,
            diagnostics: siteDiagnostics + assetDiagnostics + wordDiagnostics + templateDiagnostics)
    }
}
