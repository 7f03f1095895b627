import Newsroom

/// Keeps the record of what one output folder was built from, in the site's `.broadsheet` folder.
struct BuildRecordFile: Sendable {
    private let files: FileSystem
    private let path: String

    /// - Parameter path: Of the file.
    init(files: FileSystem, path: String) {
        self.files = files
        self.path = path
    }

    /// Nil where there is no record, or one that is none.
    func load() throws(FileError) -> StoredRecord? {
        guard let status = try files.status(path), status.kind == .file else { return nil }
        return try StoredRecord(status) { [files, path] range throws(FileError) in
            try files.readPart(path, range)
        }
    }

    /// Replaces the record in one step.
    func save(_ writeParts: (inout StoredRecordWriter) async throws -> Void) async throws {
        let new = path + ".new"
        var writer = try StoredRecordWriter(files: files, path: new)
        try await writeParts(&writer)
        try writer.end()
        try files.replace(path, by: new)
    }

    /// Adds to the record what a build has changed that began with it. Where another build has written meanwhile, its
    /// record stays, by which the files of this one are not what they should be: the next build makes them anew.
    func append(_ addendum: RecordAddendum, to stored: StoredRecord) throws(FileError) {
        guard try files.status(path) == stored.status else { return }
        try files.append(path, addendum.bytes(after: stored.addendaLength))
    }
}
