import Newsroom

/// The files that the site's pages are made with: the site's own `templates/`, and for what it lacks the default
/// theme inside the executable.
struct Theme {
    /// Every `.html` file by its name in `templates/`, in the order of the names.
    let templates: [SourceText]
    /// Every file of `templates/assets/` by its name there, in the order of the names.
    let assets: [(name: String, bytes: [UInt8])]
    /// The site's own catalogues, `templates/words/*.yml`, in the order of the names.
    let words: [SourceText]

    private static let assetsFolder = "assets/"

    /// - Parameter site: The site's folder.
    static func load(files: FileSystem, site: String) throws(FileError) -> Theme {
        var contents: [String: [UInt8]] = [:]
        var words: [SourceText] = []
        for file in EmbeddedFiles.theme { contents[file.path] = Array(file.text.utf8) }
        let folder = site + "/templates"
        if try files.status(folder) != nil {
            for path in try files.paths(under: folder) {
                contents[path] = try files.read(folder + "/" + path)
                if path.hasPrefix(Words.folder), path.hasSuffix(Words.suffix) {
                    words.append(SourceText(file: "templates/" + path, bytes: contents[path] ?? []))
                }
            }
        }
        let sorted = contents.sorted { $0.key < $1.key }
        return Theme(
            templates: sorted.compactMap { path, bytes in
                guard path.hasSuffix(".html"), !path.hasPrefix(assetsFolder) else { return nil }
                return SourceText(file: "templates/" + path, bytes: bytes)
            },
            assets: sorted.compactMap { path, bytes in
                path.hasPrefix(assetsFolder) ? (String(path.dropFirst(assetsFolder.count)), bytes) : nil
            }, words: words)
    }
}

extension FileSystem {
    /// The paths of all files in a folder, at any depth, sorted; hidden files and symbolic links are left out.
    fileprivate func paths(under folder: String) throws(FileError) -> [String] {
        var paths: [String] = []
        var pending = [""]
        while let current = pending.popLast() {
            for entry in try entries(folder + "/" + current) where !entry.name.hasPrefix(".") {
                switch entry.kind {
                case .file: paths.append(current + entry.name)
                case .folder: pending.append(current + entry.name + "/")
                case .symbolicLink, .other: continue
                }
            }
        }
        return paths.sorted()
    }
}
