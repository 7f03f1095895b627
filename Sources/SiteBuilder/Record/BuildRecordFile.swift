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
        return try StoredRecord(size: status.size) { [files, path] range throws(FileError) in
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
}
