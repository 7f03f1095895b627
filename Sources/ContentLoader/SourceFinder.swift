package import Newsroom

/// A source that has been found but not yet read.
package struct FoundSource: Sendable {
    let path: SourcePath
    /// Where to read it, symbolic links followed.
    package let location: String
    package let status: FileStatus
    let format: any SourceFormat

    /// Relative to the site's folder.
    package var file: String { path.file }
}

/// A profile that has been found but not yet read.
package struct FoundProfile: Sendable {
    let path: SourcePath
    /// Where to read it, symbolic links followed.
    package let location: String
    package let status: FileStatus
    let kind: TermKind
}

/// A file of `content/` that is no source.
package struct FoundMedia: Sendable {
    /// Relative to `content/`.
    package let path: String
    package let status: FileStatus
}

/// What stands in `content/`, none of it read.
package struct FoundContent: Sendable {
    /// By their paths.
    package var sources: [FoundSource]
    /// By their paths.
    package var profiles: [FoundProfile]
    /// By their paths.
    package var media: [FoundMedia]
    package var diagnostics: [Diagnostic]
}

/// Walks through `content/`.
///
/// Names that begin with "." or "_" are skipped, but for two that hosts read; what the others are, ``ContentKind`` says. A symbolic link is followed where it stays inside the site's folder; a folder is read only once.
struct SourceFinder {
    private let files: FileSystem
    private let root: String
    private(set) var sources: [FoundSource] = []
    private(set) var profiles: [FoundProfile] = []
    private(set) var media: [FoundMedia] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var seenFolders: Set<String> = []

    init(files: FileSystem, root: String) {
        self.files = files
        self.root = root.isEmpty ? "." : root
    }

    /// What Netlify, Cloudflare and hosts like them read at the root of a site.
    private static let hostFiles: Set<String> = ["_headers", "_redirects"]

    mutating func find() throws(FileError) {
        guard let site = try files.resolve(root), let content = try files.resolve(root + "/content") else {
            diagnostics.append(
                .error(
                    "there is no folder `content`", at: Place(file: "content"),
                    hint: "make it, and put stories into its folders: `content/world/talks.md`"))
            return
        }
        var folders: [(path: String, location: String)] = [("", content)]
        while let folder = folders.popLast() {
            guard seenFolders.insert(folder.location).inserted else { continue }
            var linked: [(path: String, location: String)] = []
            for entry in try files.entries(folder.location) {
                let path = folder.path.isEmpty ? entry.name : folder.path + "/" + entry.name
                guard !entry.name.hasPrefix("."),
                    !entry.name.hasPrefix("_") || Self.hostFiles.contains(path)
                else { continue }
                let location = folder.location + "/" + entry.name
                switch entry.kind {
                case .file: try add(path, at: location, entry.status)
                case .folder: folders.append((path, location))
                case .symbolicLink:
                    guard let target = try target(of: location, path: path, inside: site) else { continue }
                    guard let status = try files.status(target) else { continue }
                    switch status.kind {
                    case .file: try add(path, at: target, status)
                    case .folder: linked.append((path, target))
                    default: continue
                    }
                case .other: continue
                }
            }
            // At the bottom of the stack, so that a folder is found under its own name first.
            folders.insert(contentsOf: linked.reversed(), at: 0)
        }
        sources.sort { $0.file < $1.file }
        profiles.sort { $0.path.text < $1.path.text }
        media.sort { $0.path < $1.path }
    }

    private mutating func target(of link: String, path: String, inside site: String) throws(FileError)
        -> String?
    {
        let place = Place(file: "content/" + path)
        guard let target = try files.resolve(link) else {
            diagnostics.append(.error("the symbolic link leads nowhere", at: place))
            return nil
        }
        guard target == site || target.hasPrefix(site.hasSuffix("/") ? site : site + "/") else {
            diagnostics.append(
                .error(
                    "the symbolic link leads out of the site's folder", at: place,
                    hint: "copy the file to where the link is"))
            return nil
        }
        return target
    }

    private mutating func add(_ path: String, at location: String, _ status: FileStatus) throws(FileError) {
        let path = SourcePath(path)
        switch ContentKind(path) {
        case .source(let format):
            if try isProofOfOwnership(path, at: location, status) {
                media.append(FoundMedia(path: path.text, status: status))
            } else {
                sources.append(FoundSource(path: path, location: location, status: status, format: format))
            }
        case .profile(let kind):
            profiles.append(FoundProfile(path: path, location: location, status: status, kind: kind))
        case .media: media.append(FoundMedia(path: path.text, status: status))
        case .skipped: return
        case .unknown:
            diagnostics.append(
                .warning(
                    "this file is left out: it is no story, and of no kind that sites publish",
                    at: Place(file: path.file),
                    hint: "save a story as `.md`, `.txt` or `.html`, a document as `.pdf`; "
                        + "move anything else out of `content`"))
        }
    }

    /// The file by which a search engine knows whose site it is: `google0123456789abcdef.html`.
    private func isProofOfOwnership(
        _ path: SourcePath, at location: String, _ status: FileStatus
    ) throws(FileError) -> Bool {
        guard path.isTopLevel, path.name.hasPrefix("google"), path.fileExtension == "html",
            status.size < 1_024
        else { return false }
        return try files.read(location).starts(with: "google-site-verification:".utf8)
    }
}
