/// Keeps the record of one output folder in the site's `.broadsheet` folder.
package struct OutputRecordFile: Sendable {
    private let files: FileSystem
    private let folder: String
    private let path: String
    private let output: String
    private let name: String

    /// - Parameters:
    ///   - site: The site's folder.
    ///   - output: The output folder as it was asked for; a site has one record for each.
    package init(files: FileSystem, site: String, output: String) {
        self.files = files
        self.output = output
        folder = site + "/.broadsheet"
        let inSite = output.hasPrefix(site + "/") ? String(output.dropFirst(site.count + 1)) : output
        name = ShortFingerprint(Array(inSite.utf8)).text
        path = folder + "/output-" + name
    }

    /// Where the record is kept of what the output was made of.
    package var buildRecordPath: String { folder + "/build-" + name }

    /// Keeps others from the same output folder: builds, and what reads it as a whole.
    ///
    /// - Throws: Where somebody else has it.
    package func lock() throws(FileError) -> FileLock {
        try files.createFolder(folder)
        if let lock = try files.lock(path + ".lock") { return lock }
        throw FileError("write", output, reason: "Another build or publish is at work there")
    }

    /// Nil where there is no record, or none that can be read to its end.
    package func load() throws(FileError) -> OutputRecord? {
        guard try files.status(path)?.kind == .file else { return nil }
        return OutputRecord(try files.read(path))
    }

    /// Whether there is a record of a build that has ended; the rest of it is not read.
    package func isOfFinishedBuild() throws(FileError) -> Bool {
        guard try files.status(path)?.kind == .file else { return false }
        let head = OutputRecord.finishedHead
        return try files.readPart(path, 0..<head.count) == head
    }

    /// Replaces the record in one step.
    package func save(_ record: OutputRecord) throws(FileError) {
        try files.createFolder(folder)
        try files.replace(path, with: record.bytes)
    }
}
