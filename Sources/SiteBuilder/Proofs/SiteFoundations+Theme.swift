import Newsroom

extension SiteFoundations {
    /// The same with the theme's templates and files as they are now. Templates are compiled where one of them has
    /// changed: where the files are is asked when a page is made.
    ///
    /// - Parameter folder: The site's folder.
    /// - Returns: Nil where something is or was wrong, and where more than what is in them has changed.
    func retemplated(files: FileSystem, folder: String) throws(FileError) -> SiteFoundations? {
        let theme = try Theme.load(files: files, site: folder)
        let (assets, assetDiagnostics) = PublishedAsset.publish(theme.assets)
        guard (diagnostics + assetDiagnostics).isEmpty, assets.map(\.name) == self.assets.map(\.name),
            theme.words.isSame(as: self.theme.words)
        else { return nil }
        var programs = programs
        if !theme.templates.isSame(as: self.theme.templates) {
            let checked = PagePrograms.check(
                theme.templates, pages: templates, formats: formats, after: programs)
            guard checked.diagnostics.isEmpty else { return nil }
            programs = checked.programs
        }
        return SiteFoundations(
            site: site, theme: theme, assets: assets, templates: templates, programs: programs, words: words,
            formats: formats, diagnostics: [])
    }
}

extension [SourceText] {
    fileprivate func isSame(as other: [SourceText]) -> Bool {
        elementsEqual(other) { $0.file == $1.file && $0.bytes == $1.bytes }
    }
}
