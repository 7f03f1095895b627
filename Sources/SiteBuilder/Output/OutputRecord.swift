import Newsroom

/// What Broadsheet wrote into an output folder, so that it removes nothing else.
///
/// A text file of lines: a header, the state, the files in order, and their number. A record that does not read
/// to its end counts as none.
struct OutputRecord: Hashable {
    /// False from before the first change to the folder until after the last.
    var isFinished: Bool
    /// Paths of files, relative to the output folder.
    var files: Set<String>

    private static let header = "broadsheet output record 1"

    init(isFinished: Bool, files: Set<String>) {
        self.isFinished = isFinished
        self.files = files
    }

    init?(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }[...]
        guard lines.popFirst() == Self.header, let state = lines.popFirst(),
            state == "finished" || state == "unfinished",
            lines.popLast() == "", let count = lines.popLast(), count == "\(lines.count) files"
        else { return nil }
        isFinished = state == "finished"
        files = Set(lines)
    }

    var bytes: [UInt8] {
        let lines =
            [Self.header, isFinished ? "finished" : "unfinished"] + files.sorted()
            + ["\(files.count) files", ""]
        return Array(lines.joined(separator: "\n").utf8)
    }
}

/// Keeps the record of one output folder in the site's `.broadsheet` folder.
struct OutputRecordFile {
    let files: FileSystem
    private let folder: String
    private let path: String
    private let output: String
    private let name: String

    /// - Parameters:
    ///   - site: The site's folder.
    ///   - output: The output folder as it was asked for; a site has one record for each.
    init(files: FileSystem, site: String, output: String) {
        self.files = files
        self.output = output
        folder = site + "/.broadsheet"
        let inSite = output.hasPrefix(site + "/") ? String(output.dropFirst(site.count + 1)) : output
        name = Fingerprint(Array(inSite.utf8)).text
        path = folder + "/output-" + name
    }

    /// Where the record is kept of what the output was made of.
    var buildRecordPath: String { folder + "/build-" + name }

    /// Keeps other builds from the same output folder.
    ///
    /// - Throws: Where another build has it.
    func lock() throws(FileError) -> FileLock {
        try files.createFolder(folder)
        if let lock = try files.lock(path + ".lock") { return lock }
        throw FileError("write", output, reason: "Another build is writing there")
    }

    /// Nil where there is no record, or none that can be read to its end.
    func load() throws(FileError) -> OutputRecord? {
        guard try files.status(path)?.kind == .file else { return nil }
        return OutputRecord(try files.read(path))
    }

    /// Replaces the record in one step.
    func save(_ record: OutputRecord) throws(FileError) {
        try files.createFolder(folder)
        try files.replace(path, with: record.bytes)
    }
}
