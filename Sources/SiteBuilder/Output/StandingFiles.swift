import Newsroom

/// The files that the last build left in the output, and what stands there now.
struct StandingFiles: Sendable {
    private let recorded: [PageRecord.Output]
    /// In the order of the recorded ones; nil for a file that somebody has changed, or that is gone.
    let found: [PageRecord.Output?]

    /// - Parameters:
    ///   - recorded: The files as the record has them.
    ///   - savedAt: When the record was made, as ``FileSystem/currentTime`` tells it.
    ///   - folder: The output folder.
    /// - Throws: A ``FileError`` where the folder cannot be looked into.
    static func look(
        for recorded: [PageRecord.Output], savedAt: Int, in folder: String, files: FileSystem, jobs: Int
    ) async throws -> StandingFiles {
        let stretches = stride(from: 0, to: recorded.count, by: 256).map {
            recorded[$0..<min($0 + 256, recorded.count)]
        }
        let found = try await stretches.concurrentMap(jobs: jobs) { stretch in
            // Others wait for this only at their end.
            await Task.yield()
            let statuses = try files.statuses(folder, stretch.map(\.file))
            return try zip(stretch, statuses).map { recorded, status in
                try output(recorded, status, savedAt: savedAt, in: folder, files: files)
            }
        }
        return StandingFiles(recorded: recorded, found: found.flatMap(\.self))
    }

    /// The record tells of all files, and none has been written since.
    var haveStayed: Bool {
        !recorded.isEmpty && zip(recorded, found).allSatisfy { $0.status == $1?.status }
    }

    /// The record tells of all files, and nobody has changed one.
    var areIntact: Bool { !recorded.isEmpty && !found.contains { $0 == nil } }

    private static func output(
        _ output: PageRecord.Output, _ status: FileStatus?, savedAt: Int, in folder: String,
        files: FileSystem
    ) throws(FileError) -> PageRecord.Output? {
        guard let status, status.kind == .file, status.size == output.status.size else { return nil }
        if status == output.status, status.isSettled(at: savedAt) { return output }
        guard ContentFingerprint(try files.read(folder + "/" + output.file)) == output.contents else {
            return nil
        }
        var output = output
        output.status = status
        return output
    }
}
