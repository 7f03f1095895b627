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
        let (site, siteDiagnostics) = try configuration(files: files, folder: folder)
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

    private static func configuration(
        files: FileSystem, folder: String
    ) throws(FileError) -> (site: Site?, diagnostics: [Diagnostic]) {
        let path = folder + "/site.yml"
        guard try files.status(path) != nil else {
            let missing = Diagnostic.error(
                "there is no `site.yml` in \(folder)", at: Place(file: "site.yml"),
                hint: "`broadsheet new DIR` makes a site; `--site DIR` says where one is")
            return (nil, [missing])
        }
        return SiteConfiguration.read(SourceText(file: "site.yml", bytes: try files.read(path)))
    }
}
