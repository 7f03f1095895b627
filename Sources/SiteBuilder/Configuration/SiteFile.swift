package import Newsroom

/// The site's `site.yml`.
package enum SiteFile {
    /// Reads it alone; nil and the reasons where that leaves no site to speak of.
    ///
    /// - Parameter folder: The site's folder.
    /// - Throws: A ``FileError`` where the file is there and cannot be read.
    package static func read(
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
