import Newsroom
import Synchronization

/// One build's writing into an output folder.
///
/// Every file is replaced in one step, so a kill at any instant leaves it old or new; only where no build has been
/// before can half a file be left. Where builds differ in their files, the record names those of both from
/// ``begin()`` to ``finish()`` and says that it is unfinished: what a killed build left behind is known to the next.
final class OutputSession: Sendable {
    private let folder: OutputFolder
    private let lock: FileLock
    /// The record when all is done.
    private let planned: OutputRecord
    /// Planned files where nothing stands.
    private let absent: Set<String>
    private let written: Set<String>
    private let recorded: OutputRecord?
    /// Files of an earlier build, and folders without anything, that must go before new files can come.
    private let inTheWay: [String]
    /// Files of an earlier build that the new one does not have.
    private let stale: [String]
    /// Nothing of an earlier build stands here.
    private let isFirst: Bool
    private let partials = Atomic(0)
    private let removed = Atomic(0)
    private let replaced: ReplacedFiles

    enum Outcome {
        case written, unchanged
    }

    init(
        folder: OutputFolder, lock: FileLock, planned: OutputRecord, absent: Set<String>,
        written: Set<String>,
        recorded: OutputRecord?, inTheWay: [String], stale: [String]
    ) {
        self.folder = folder
        self.lock = lock
        self.planned = planned
        self.absent = absent
        self.written = written
        self.recorded = recorded
        self.inTheWay = inTheWay
        self.stale = stale
        isFirst = recorded == nil && written.isEmpty
        replaced = ReplacedFiles(files: folder.files)
    }

    /// Files are written here first; it stands in the output folder because a move must not cross volumes.
    private var partialFolder: String { folder.path + "/" + SitePath.workingFolder }

    func begin() throws(FileError) {
        try folder.files.createFolder(folder.path)
        // With the same files as ever there is nothing to say. What the old ones were is of no interest any more.
        if planned != recorded {
            let others =
                isFirst
                ? []
                : written.subtracting(planned.files.lazy.map(\.path)).map { OutputRecord.File($0, .media) }
            try folder.recordFile.save(
                OutputRecord(isFinished: false, showing: planned.showing, files: planned.files + others))
        }
        try folder.files.removeAll(partialFolder)
        try remove(inTheWay)
        try folder.files.createFolder(partialFolder)
    }

    /// Writes a planned file unless it already has these bytes. Safe to call from many tasks at once.
    ///
    /// - Parameter isOther: A file is known to stand there that has other bytes.
    /// - Returns: What became of the file, and its status; nil where somebody has removed it since.
    func write(
        _ bytes: [UInt8], to file: String, isOther: Bool
    ) throws(FileError) -> (outcome: Outcome, status: FileStatus?) {
        let files = folder.files
        let path = folder.path + "/" + file
        let isAbsent = absent.contains(file)
        var replaces = isOther
        if !isOther, !isAbsent, let status = try files.status(path), status.kind == .file {
            if status.size == bytes.count, try files.read(path) == bytes { return (.unchanged, status) }
            replaces = true
        }
        // By each task for its own files, so that folders are made in parallel.
        if isAbsent || !inTheWay.isEmpty, let parent = parent(file) {
            try files.createFolder(folder.path + "/" + parent)
        }
        // Nobody reads a site that has never been whole: to move each file would only take longer.
        let movesIn = !(isFirst && isAbsent)
        let partial =
            movesIn
            ? partialFolder + "/" + String(partials.wrappingAdd(1, ordering: .relaxed).newValue) : path
        do throws(FileError) {
            let status = try files.write(partial, bytes)
            guard movesIn else { return (.written, status) }
            if replaces, files.exchange(partial, path) {
                replaced.remove(partial)
            } else {
                try files.move(partial, path)
            }
        } catch {
            // Gives a full disk its room back; the error that matters is the first.
            try? files.remove(partial)
            throw FileError("write", path, reason: error.reason)
        }
        // A move changes it.
        return (.written, try files.status(path))
    }

    /// Removes what the earlier build had and this one has not.
    ///
    /// - Returns: How many files were removed since ``begin()``.
    func finish() throws(FileError) -> Int {
        try remove(stale)
        endReplacing()
        // Those that could not be removed one by one are an error here.
        try folder.files.removeAll(partialFolder)
        if planned != recorded {
            try folder.recordFile.save(planned)
        }
        return removed.load(ordering: .relaxed)
    }

    /// Returns when no file is left that was replaced: wanted of a build that breaks off as well.
    func endReplacing() {
        replaced.finish()
    }

    private func remove(_ stale: [String]) throws(FileError) {
        var folders: [String: Bool] = [:]
        for file in stale where try standsInFolders(file, known: &folders) {
            let path = folder.path + "/" + file
            switch try folder.files.status(path)?.kind {
            case .file:
                try folder.files.remove(path)
                removed.wrappingAdd(1, ordering: .relaxed)
            case .folder: folders[file] = true
            default: break
            }
        }
        // Longer paths first: a folder is empty only after those in it.
        for case (let parent, true) in folders.sorted(by: { $0.key > $1.key }) {
            let path = folder.path + "/" + parent
            if try folder.files.entries(path).isEmpty { try folder.files.remove(path) }
        }
    }

    /// Whether the way to a file is through real folders: behind a symbolic link it is somebody else's.
    private func standsInFolders(_ file: String, known: inout [String: Bool]) throws(FileError) -> Bool {
        guard let parent = parent(file) else { return true }
        if let known = known[parent] { return known }
        var stands = try standsInFolders(parent, known: &known)
        if stands { stands = try folder.files.status(folder.path + "/" + parent)?.kind == .folder }
        known[parent] = stands
        return stands
    }

    private func parent(_ file: String) -> String? {
        file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) }
    }
}
