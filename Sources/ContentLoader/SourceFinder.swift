import Newsroom

/// A source that has been found but not yet read.
struct FoundSource: Sendable {
    let path: SourcePath
    /// Where to read it, symbolic links followed.
    let location: String
    let format: any SourceFormat

    /// Relative to the site's folder.
    var file: String { path.file }
}

/// A profile that has been found but not yet read.
struct FoundProfile: Sendable {
    let path: SourcePath
    /// Where to read it, symbolic links followed.
    let location: String
    let kind: TermKind
}

/// Walks through `content/`.
///
/// Names that begin with "." or "_" are skipped; what the others are, ``ContentKind`` says. A symbolic link is followed where it stays inside the site's folder; a folder is read only once.
struct SourceFinder {
    private let files: FileSystem
    private let root: String
    private(set) var sources: [FoundSource] = []
    private(set) var profiles: [FoundProfile] = []
    /// Relative to `content/`.
    private(set) var media: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var seenFolders: Set<String> = []

    init(files: FileSystem, root: String) {
        self.files = files
        self.root = root.isEmpty ? "." : root
    }

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
                guard !entry.name.hasPrefix("."), !entry.name.hasPrefix("_") else { continue }
                let path = folder.path.isEmpty ? entry.name : folder.path + "/" + entry.name
                let location = folder.location + "/" + entry.name
                switch entry.kind {
                case .file: try add(path, at: location)
                case .folder: folders.append((path, location))
                case .symbolicLink:
                    guard let target = try target(of: location, path: path, inside: site) else { continue }
                    switch try files.status(target)?.kind {
                    case .file: try add(path, at: target)
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
        media.sort()
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

    private mutating func add(_ path: String, at location: String) throws(FileError) {
        let path = SourcePath(path)
        switch ContentKind(path) {
        case .source(let format):
            if try isProofOfOwnership(path, at: location) {
                media.append(path.text)
            } else {
                sources.append(FoundSource(path: path, location: location, format: format))
            }
        case .profile(let kind): profiles.append(FoundProfile(path: path, location: location, kind: kind))
        case .media: media.append(path.text)
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
    private func isProofOfOwnership(_ path: SourcePath, at location: String) throws(FileError) -> Bool {
        guard path.isTopLevel, path.name.hasPrefix("google"), path.fileExtension == "html",
            try files.status(location)?.size ?? 0 < 1_024
        else { return false }
        return try files.read(location).starts(with: "google-site-verification:".utf8)
    }
}
