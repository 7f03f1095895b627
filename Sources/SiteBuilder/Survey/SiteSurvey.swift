import ContentLoader
import Newsroom

/// What files a site is made of, and of which states, before one of them is read.
struct SiteSurvey: Sendable {
    let content: FoundContent
    /// `site.yml`, `content/front.yml`, and what lies in `templates/` and `comments/`: from the site's folder, in
    /// the order in which it was found.
    let others: [Found]
    /// Of every name, and of every state but those of the sources.
    let surroundings: ContentFingerprint
    /// Of every name and state.
    let fingerprint: ContentFingerprint
    /// When looking began, as ``FileSystem/currentTime`` tells it.
    let takenAt: Int

    struct Found: Sendable {
        let path: String
        let status: FileStatus
    }

    /// - Parameters:
    ///   - folder: The site's folder.
    ///   - jobs: How many folders are looked into at once.
    /// - Throws: A ``FileError`` where a folder cannot be read.
    static func take(files: FileSystem, folder: String, jobs: Int) async throws -> SiteSurvey {
        let takenAt = files.currentTime()
        var others: [Found] = []
        for file in ["site.yml", "content/front.yml"] {
            if let status = try files.status(folder + "/" + file) {
                others.append(Found(path: file, status: status))
            }
        }
        for tree in ["templates", "comments"] {
            if try files.resolve(folder + "/" + tree) != nil {
                try add(tree, of: folder, files: files, to: &others)
            }
        }
        let content = try await ContentLoader.find(files: files, root: folder, jobs: jobs)
        return SiteSurvey(content, others, takenAt: takenAt)
    }

    private init(_ content: FoundContent, _ others: [Found], takenAt: Int) {
        self.content = content
        self.others = others
        self.takenAt = takenAt
        surroundings = Self.surroundings(of: content, others)
        var builder = FingerprintBuilder()
        builder.add(surroundings)
        for source in content.sources { builder.add(source.status) }
        fingerprint = builder.value
    }

    /// The same with the present states of some sources; nil where one of the files is no source that was found, or
    /// has become something else.
    ///
    /// - Parameter changed: From the site's folder.
    func renewed(
        _ changed: Set<String>, files: FileSystem, folder: String
    ) throws(FileError) -> SiteSurvey? {
        var content = content
        var renewed = 0
        for (index, source) in content.sources.enumerated() where changed.contains(source.file) {
            guard let status = try files.status(folder + "/" + source.file), status.kind == .file else {
                return nil
            }
            content.sources[index] = source.with(status)
            renewed += 1
        }
        guard renewed == changed.count else { return nil }
        // The instant stays: the new states are not taken as settled by it, so that the files are read.
        return SiteSurvey(content, others, takenAt: takenAt)
    }

    /// Whether something was found under a name, or in what it leads to.
    ///
    /// - Parameter name: From the site's folder.
    func names(_ name: String) -> Bool {
        func isIt(_ file: String) -> Bool { file == name || file.hasPrefix(name + "/") }
        return content.sources.contains { isIt($0.file) }
            || content.profiles.contains { isIt($0.file) }
            || content.media.contains { isIt("content/" + $0.path) }
            || content.diagnostics.contains { isIt($0.place.file) }
            || others.contains { isIt($0.path) }
    }

    /// Whether a state is old enough that a later change would have given the file another.
    ///
    /// A file system's clock ticks slowly: two changes within one tick leave the same state behind.
    func isSettled(_ status: FileStatus) -> Bool { status.isSettled(at: takenAt) }

    /// Whether every state is.
    var isSettled: Bool {
        content.sources.allSatisfy { isSettled($0.status) } && arrangementIsSettled
    }

    private static func add(
        _ path: String, of folder: String, files: FileSystem, to found: inout [Found]
    ) throws(FileError) {
        for entry in try files.entries(folder + "/" + path) {
            let path = path + "/" + entry.name
            if entry.kind == .folder {
                try add(path, of: folder, files: files, to: &found)
            } else {
                found.append(Found(path: path, status: entry.status))
            }
        }
    }

    private static func surroundings(of content: FoundContent, _ others: [Found]) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        for source in content.sources {
            builder.add(source.file)
            builder.add(source.folder)
            if let target = source.target { builder.add(target) }
        }
        builder.add(content.sources.count)
        for profile in content.profiles {
            builder.add(profile.location)
            builder.add(profile.status)
        }
        builder.add(content.profiles.count)
        for media in content.media {
            builder.add(media.path)
            builder.add(media.status)
        }
        builder.add(content.media.count)
        for file in others {
            builder.add(file.path)
            builder.add(file.status)
        }
        for diagnostic in content.diagnostics {
            builder.add(diagnostic.place.file)
            builder.add(diagnostic.summary)
        }
        return builder.value
    }
}

extension FileStatus {
    /// Whether the file had this state well before an instant of ``FileSystem/currentTime``.
    func isSettled(at instant: Int) -> Bool {
        // The slowest clock of a Linux kernel ticks every ten milliseconds.
        max(modified, changed) < instant - 50_000_000
    }
}

extension FingerprintBuilder {
    mutating func add(_ status: FileStatus) {
        add(Int(status.kind.rawValue))
        add(status.size)
        add(status.modified)
        add(status.changed)
        add(Int(truncatingIfNeeded: status.inode))
    }
}
