import Newsroom
import Synchronization

/// What the files of a site hold, told by their fingerprints: one that has stayed as it was is not read.
final class SiteFiles: Sendable {
    private let files: FileSystem
    /// The site's folder.
    private let folder: String
    private let recorded: [String: FileRecord]
    private let recordTakenAt: Int
    private let commentFiles: Set<String>
    private let looked = Mutex<[String: FileRecord?]>([:])

    /// - Parameters:
    ///   - recorded: Those of the last build.
    ///   - takenAt: When that build looked at them.
    init(
        files: FileSystem, folder: String, survey: SiteSurvey, recorded: [FileRecord], takenAt: Int
    ) {
        self.files = files
        self.folder = folder
        self.recorded = Dictionary(recorded.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        recordTakenAt = takenAt
        commentFiles = Set(survey.others.lazy.map(\.path).filter { $0.hasPrefix(Self.comments) })
    }

    private static let comments = "comments/"

    /// - Parameter path: From the site's folder.
    /// - Returns: Nil where no file has this name.
    func fingerprint(of path: String) throws(FileError) -> ContentFingerprint? {
        // Most stories have none, and a survey has seen those that are.
        if path.hasPrefix(Self.comments), !commentFiles.contains(path) { return nil }
        if let known = looked.withLock({ $0[path] }) { return known?.contents }
        let found = try look(at: path)
        looked.withLock { $0[path] = .some(found) }
        return found?.contents
    }

    /// What a file holds, so that nobody has to read it again to tell its fingerprint.
    ///
    /// - Parameter path: From the site's folder.
    func read(_ path: String) throws(FileError) -> [UInt8] {
        let place = folder + "/" + path
        let status = try files.status(place)
        let bytes = try files.read(place)
        if let status, looked.withLock({ $0[path] }) == nil {
            let found = FileRecord(path: path, status: status, contents: ContentFingerprint(bytes))
            looked.withLock { $0[path] = .some(found) }
        }
        return bytes
    }

    /// The same files; where the survey has seen no comments, nobody asks for those of each story.
    var asSurveyed: FileSystem {
        guard commentFiles.isEmpty else { return files }
        var surveyed = files
        surveyed.status = { [files, comments = folder + "/" + Self.comments] path throws(FileError) in
            path.hasPrefix(comments) ? nil : try files.status(path)
        }
        return surveyed
    }

    /// Whether a file holds something else than it did in the last build, or is new or gone.
    ///
    /// - Parameter path: Of a file that every build asks for.
    func hasChanged(_ path: String) throws(FileError) -> Bool {
        try fingerprint(of: path) != recorded[path]?.contents
    }

    /// Those that were asked for, by their paths.
    var records: [FileRecord] {
        looked.withLock { $0.values.compactMap(\.self).sorted { $0.path < $1.path } }
    }

    private func look(at path: String) throws(FileError) -> FileRecord? {
        let place = folder + "/" + path
        guard let status = try files.status(place), status.kind == .file || status.kind == .symbolicLink
        else { return nil }
        // Of a symbolic link the state is not the file's.
        if let recorded = recorded[path], status.kind == .file, recorded.status == status,
            status.isSettled(at: recordTakenAt)
        {
            return recorded
        }
        return FileRecord(path: path, status: status, contents: ContentFingerprint(try files.read(place)))
    }
}
