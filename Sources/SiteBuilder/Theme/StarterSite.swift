package import Newsroom

/// The site that `broadsheet new` makes: the default theme, a commented `site.yml` and three stories.
package enum StarterSite {
    /// The folder for the new site has something in it.
    package struct FolderIsNotEmpty: Error {}

    /// - Throws: ``FolderIsNotEmpty``, or a ``FileError``.
    package static func create(at folder: String, files: FileSystem) throws {
        if try files.status(folder) != nil, try !files.entries(folder).isEmpty { throw FolderIsNotEmpty() }
        // Words stay in the executable: a site writes down only those that it changes.
        let theme = EmbeddedFiles.theme.filter { !$0.path.hasPrefix(Words.folder) }.map {
            EmbeddedFile(path: "templates/" + $0.path, text: $0.text)
        }
        let ignored = EmbeddedFile(path: ".gitignore", text: "Public/\n.broadsheet/\n")
        for file in EmbeddedFiles.starter + theme + [ignored] {
            let path = folder + "/" + file.path
            try files.createFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
            try files.write(path, Array(file.text.utf8))
        }
    }
}
