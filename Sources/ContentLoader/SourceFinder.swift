package import Newsroom

/// A source that has been found but not yet read.
package struct FoundSource: Sendable {
    /// Relative to the site's folder.
    package let file: String
    /// The folder in which it was found, symbolic links followed.
    package let folder: String
    /// What it leads to, where it is a symbolic link.
    package let target: String?
    package let status: FileStatus
    let format: any SourceFormat

    // Both are worked out when they are wanted: most builds read few of the sources.

    var path: SourcePath { SourcePath(String(Substring(file.utf8.dropFirst("content/".utf8.count)))) }

    /// Where to read it, symbolic links followed.
    package var location: String { target ?? folder + "/" + path.name }

    /// The same file in another state.
    package func with(_ status: FileStatus) -> FoundSource {
        FoundSource(file: file, folder: folder, target: target, status: status, format: format)
    }
}

/// A profile that has been found but not yet read.
package struct FoundProfile: Sendable {
    let path: SourcePath
    /// Relative to the site's folder.
    package var file: String { path.file }
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
    package var sources: [FoundSource] = []
    /// By their paths.
    package var profiles: [FoundProfile] = []
    /// By their paths.
    package var media: [FoundMedia] = []
    package var diagnostics: [Diagnostic] = []
}

/// Walks through `content/`.
///
/// Names that begin with "." or "_" are skipped, but for two that hosts read; what the others are, ``ContentKind``
/// says. A symbolic link is followed where it stays inside the site's folder; a folder is read only once.
struct SourceFinder: Sendable {
    private let files: FileSystem
    private let root: String
    private let jobs: Int

    init(files: FileSystem, root: String, jobs: Int) {
        self.files = files
        self.root = root.isEmpty ? "." : root
        self.jobs = jobs
    }

    /// What Netlify, Cloudflare and hosts like them read at the root of a site.
    private static let hostFiles: Set<String> = ["_headers", "_redirects"]

    private struct Folder: Sendable {
        /// Relative to `content/`.
        let path: String
        /// Symbolic links followed.
        let location: String
    }

    private struct FolderContents: Sendable {
        var found = FoundContent()
        var folders: [Folder] = []
        /// Those to which symbolic links lead.
        var linked: [Folder] = []
    }

    func find() async throws -> FoundContent {
        var found = FoundContent()
        guard let site = try files.resolve(root), let content = try files.resolve(root + "/content") else {
            found.diagnostics.append(
                .error(
                    "there is no folder `content`", at: Place(file: "content"),
                    hint: "make it, and put stories into its folders: `content/world/talks.md`"))
            return found
        }
        var folders = [Folder(path: "", location: content)]
        // They wait for all others, so that a folder is found under its own name first.
        var linked: [Folder] = []
        var seen: Set<String> = []
        while !folders.isEmpty {
            let unseen = folders.filter { seen.insert($0.location).inserted }
            folders = []
            let all = try await unseen.concurrentMap(jobs: jobs) { try look(into: $0, of: site) }
            found.sources.reserveCapacity(found.sources.count + all.reduce(0) { $0 + $1.found.sources.count })
            for contents in all {
                found.sources += contents.found.sources
                found.profiles += contents.found.profiles
                found.media += contents.found.media
                found.diagnostics += contents.found.diagnostics
                folders += contents.folders
                linked += contents.linked
            }
            if folders.isEmpty, !linked.isEmpty { folders = [linked.removeFirst()] }
        }
        found.sources.sort { $0.file < $1.file }
        found.profiles.sort { $0.path.text < $1.path.text }
        found.media.sort { $0.path < $1.path }
        return found
    }

    /// - Parameter site: The site's folder, symbolic links followed.
    private func look(into folder: Folder, of site: String) throws(FileError) -> FolderContents {
        var contents = FolderContents()
        let prefix = folder.path.isEmpty ? "" : folder.path + "/"
        let filePrefix = "content/" + prefix
        for entry in try files.entries(folder.location) {
            let initial = entry.name.utf8.first
            if entry.kind == .file, ContentKind.isMarkdown(entry.name), initial != UInt8(ascii: "."),
                initial != UInt8(ascii: "_")
            {
                contents.found.sources.append(
                    FoundSource(
                        file: filePrefix + entry.name, folder: folder.location, target: nil,
                        status: entry.status, format: MarkdownSource()))
                continue
            }
            let path = prefix + entry.name
            guard initial != UInt8(ascii: "."), initial != UInt8(ascii: "_") || Self.hostFiles.contains(path)
            else { continue }
            let location = folder.location + "/" + entry.name
            switch entry.kind {
            case .file: try add(path, in: folder, entry.status, to: &contents.found)
            case .folder: contents.folders.append(Folder(path: path, location: location))
            case .symbolicLink:
                guard let target = try target(of: location, path: path, inside: site, &contents.found),
                    let status = try files.status(target)
                else { continue }
                switch status.kind {
                case .file:
                    try add(path, in: folder, target: target, status, to: &contents.found)
                case .folder: contents.linked.append(Folder(path: path, location: target))
                default: continue
                }
            case .other: continue
            }
        }
        return contents
    }

    private func target(
        of link: String, path: String, inside site: String, _ found: inout FoundContent
    ) throws(FileError) -> String? {
        let place = Place(file: "content/" + path)
        guard let target = try files.resolve(link) else {
            found.diagnostics.append(.error("the symbolic link leads nowhere", at: place))
            return nil
        }
        guard target == site || target.hasPrefix(site.hasSuffix("/") ? site : site + "/") else {
            found.diagnostics.append(
                .error(
                    "the symbolic link leads out of the site's folder", at: place,
                    hint: "copy the file to where the link is"))
            return nil
        }
        return target
    }

    private func add(
        _ path: String, in folder: Folder, target: String? = nil, _ status: FileStatus,
        to found: inout FoundContent
    ) throws(FileError) {
        let path = SourcePath(path)
        let location = target ?? folder.location + "/" + path.name
        switch ContentKind(path) {
        case .source(let format):
            if try isProofOfOwnership(path, at: location, status) {
                found.media.append(FoundMedia(path: path.text, status: status))
            } else {
                found.sources.append(
                    FoundSource(
                        file: path.file, folder: folder.location, target: target, status: status,
                        format: format))
            }
        case .profile(let kind):
            found.profiles.append(FoundProfile(path: path, location: location, status: status, kind: kind))
        case .media: found.media.append(FoundMedia(path: path.text, status: status))
        case .skipped: return
        case .unknown:
            found.diagnostics.append(
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
