package import Newsroom

/// What the last build made: the files of an output folder, by path.
package struct BuiltSite: Sendable {
    /// Where they are.
    package let folder: String
    /// Sorted by path.
    package let files: [File]
    /// Keeps builds away while the files are read.
    private let lock: FileLock?

    package struct File: Hashable, Sendable {
        /// From the output folder.
        package let path: String
        package let kind: OutputKind
        /// In bytes.
        package let size: Int

        package init(path: String, kind: OutputKind, size: Int) {
            self.path = path
            self.kind = kind
            self.size = size
        }
    }

    package init(folder: String, files: [File], lock: FileLock? = nil) {
        self.folder = folder
        self.files = files
        self.lock = lock
    }

    /// Finds a site that is whole and shows only what is out.
    ///
    /// - Parameters:
    ///   - site: The site's folder.
    ///   - output: The output folder.
    ///   - now: The present.
    /// - Throws: A ``PublishError`` where there is no such site, and a ``FileError``.
    package static func find(
        files: FileSystem, site: String, output: String, now: Moment
    ) throws -> BuiltSite {
        let recordFile = OutputRecordFile(files: files, site: site, output: output)
        let lock = try recordFile.lock()
        guard let record = try recordFile.load() else {
            throw PublishError(
                .unready, "nothing has been built in \(output)", hint: "run `broadsheet build` first")
        }
        guard record.isFinished else {
            throw PublishError(
                .unready, "the build in \(output) is unfinished", hint: "run `broadsheet build` to its end")
        }
        if record.showing.hasUnpublished {
            throw PublishError(
                .unready, "the build in \(output) has drafts and stories to come in it",
                hint: "build it without --drafts")
        }
        if let future = record.showing.future, future > now.secondsSince1970 {
            throw PublishError(
                .unready,
                "the build in \(output) shows the site as of \(Moment(secondsSince1970: future).iso8601), "
                    + "which has not come yet", hint: "build it without --at")
        }
        let found = try record.files.map { file in
            guard let status = try files.status(output + "/" + file.path), status.kind == .file else {
                throw PublishError(
                    .unready, "\(output) has no file \(file.path) any more",
                    hint: "run `broadsheet build` again")
            }
            return File(path: file.path, kind: file.kind, size: status.size)
        }
        return BuiltSite(folder: output, files: found, lock: lock)
    }

    /// The site without its precompressed files, for places that would not hand them out.
    package func withoutPrecompressed() -> BuiltSite {
        BuiltSite(folder: folder, files: files.filter { $0.kind != .precompressed }, lock: lock)
    }
}
