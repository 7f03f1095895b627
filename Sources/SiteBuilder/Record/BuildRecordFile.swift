import Newsroom

/// Keeps the record of what one output folder was built from, in the site's `.broadsheet` folder.
struct BuildRecordFile: Sendable {
    private let files: FileSystem
    private let path: String
    private let addendumPath: String

    /// - Parameter path: Of the file.
    init(files: FileSystem, path: String) {
        self.files = files
        self.path = path
        addendumPath = path + "-addendum"
    }

    /// Nil where there is no record, or one that is none.
    func load() throws(FileError) -> StoredRecord? {
        guard let status = try files.status(path), status.kind == .file else { return nil }
        let stored = try StoredRecord(size: status.size) { [files, path] range throws(FileError) in
            try files.readPart(path, range)
        }
        guard var stored, try files.status(addendumPath)?.kind == .file else { return stored }
        stored.addendum = RecordAddendum(try files.read(addendumPath), to: stored.fingerprint)
        return stored
    }

    /// Replaces the addendum of the record in one step.
    func save(_ addendum: RecordAddendum) throws(FileError) {
        try files.replace(addendumPath, with: addendum.bytes)
    }

    /// Replaces the record in one step. An addendum belongs to the old one; without it that is one of an earlier build.
    func save(_ writeParts: (inout StoredRecordWriter) throws(FileError) -> Void) throws(FileError) {
        try files.removeAll(addendumPath)
        try files.replace(path) { new throws(FileError) in
            var writer = try StoredRecordWriter(files: files, path: new)
            try writeParts(&writer)
            try writer.end()
        }
    }
}
