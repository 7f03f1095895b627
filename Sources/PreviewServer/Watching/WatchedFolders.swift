import Newsroom

/// The folders of a site that are watched, found as a build finds them: a symbolic link in `content/` is followed where
/// it stays inside the site, and a folder is looked into once, under its own name rather than a link's.
struct WatchedFolders {
    let files: FileSystem
    /// The site's folder.
    let site: String

    private struct Folder {
        /// From the site's folder.
        let path: String
        /// Symbolic links followed.
        let location: String

        /// `content`, `templates` or `comments`.
        var tree: Substring { path.prefix { $0 != "/" } }
    }

    /// - Parameters:
    ///   - enter: Is told each folder, from the site's, before it is looked into; the walk ends where it says no.
    ///   - look: Is told what is in the folders but for other folders.
    /// - Returns: Whether the walk came to its end.
    func walk(enter: (String) -> Bool, look: (String, FileStatus) -> Void = { _, _ in }) -> Bool {
        var folders = WatchedPaths.folders.compactMap { path in
            // What cannot be read now, here and below, is told by the build.
            (try? files.resolve(site + "/" + path)).map { Folder(path: path, location: $0) }
        }[...]
        var linked: ArraySlice<Folder> = []
        var seen: Set<String> = []
        while let folder = folders.popFirst() ?? linked.popFirst() {
            guard seen.insert(folder.tree + folder.location).inserted else { continue }
            guard enter(folder.path) else { return false }
            for entry in (try? files.entries(folder.location)) ?? [] {
                let found = Folder(
                    path: folder.path + "/" + entry.name, location: folder.location + "/" + entry.name)
                guard WatchedPaths.contains(found.path) else { continue }
                if entry.kind == .folder {
                    folders.append(found)
                } else {
                    look(found.path, entry.status)
                    if entry.kind == .symbolicLink, let target = target(of: found) { linked.append(target) }
                }
            }
        }
        return true
    }

    /// The folder to which a link leads that a build follows; nil for all other links.
    private func target(of link: Folder) -> Folder? {
        guard link.tree == "content", let home = try? files.resolve(site),
            let location = try? files.resolve(link.location), (location + "/").hasPrefix(home + "/"),
            (try? files.status(location))?.kind == .folder
        else { return nil }
        return Folder(path: link.path, location: location)
    }
}
