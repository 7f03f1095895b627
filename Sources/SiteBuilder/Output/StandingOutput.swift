import Newsroom

/// The pages of the last build, and which of their files stand in the output as it left them.
struct StandingOutput: Sendable {
    let recorded: RecordedPages
    /// In the order of the recorded pages; nil for a file that somebody has changed, or that is gone.
    private let outputs: [PageRecord.Output?]
    /// Where a file's page stands among the recorded ones.
    private let places: [String: Int]

    /// - Parameters:
    ///   - recorded: The pages as the record has them.
    ///   - folder: The output folder.
    /// - Throws: A ``FileError`` where the folder cannot be looked into.
    static func look(
        for recorded: RecordedPages, in folder: String, files: FileSystem, jobs: Int
    ) async throws -> StandingOutput {
        let outputs = try await recorded.pages.concurrentMap(jobs: jobs) { page in
            try output(page.output, savedAt: recorded.savedAt, in: folder, files: files)
        }
        let places = Dictionary(
            recorded.pages.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
        return StandingOutput(recorded: recorded, outputs: outputs, places: places)
    }

    /// What is recorded of a file, and the file itself if it is as recorded.
    subscript(file: String) -> (record: PageRecord, output: PageRecord.Output?)? {
        places[file].map { (recorded.pages[$0], outputs[$0]) }
    }

    /// The record tells of all files, and nobody has changed one.
    var isIntact: Bool { !outputs.isEmpty && !outputs.contains { $0 == nil } }

    /// The recorded pages, with the files as they are.
    var pages: [PageRecord] {
        zip(recorded.pages, outputs).map { PageRecord(output: $1 ?? $0.output, making: $0.making) }
    }

    /// All that stand as the last build left them.
    var files: Set<String> { Set(outputs.lazy.compactMap { $0?.file }) }

    private static func output(
        _ output: PageRecord.Output, savedAt: Int, in folder: String, files: FileSystem
    ) throws(FileError) -> PageRecord.Output? {
        let path = folder + "/" + output.file
        guard let status = try files.status(path), status.kind == .file, status.size == output.status.size
        else { return nil }
        if status == output.status, status.isSettled(at: savedAt) { return output }
        guard ContentFingerprint(try files.read(path)) == output.contents else { return nil }
        return PageRecord.Output(file: output.file, status: status, contents: output.contents)
    }
}
