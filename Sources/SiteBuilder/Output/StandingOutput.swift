/// The pages of the last build, and which of their files stand in the output as it left them.
struct StandingOutput: Sendable {
    let recorded: RecordedPages
    private let standing: StandingFiles
    /// Where a file's page stands among the recorded ones.
    private let places: [String: Int]

    /// - Parameter standing: The files of the pages.
    init(_ recorded: RecordedPages, _ standing: StandingFiles) {
        self.recorded = recorded
        self.standing = standing
        places = Dictionary(
            recorded.pages.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is recorded of a file, and the file itself if it is as recorded.
    subscript(file: String) -> (record: PageRecord, output: PageRecord.Output?)? {
        places[file].map { (recorded.pages[$0], standing.found[$0]) }
    }

    /// All that stand as the last build left them.
    var files: Set<String> { Set(standing.found.lazy.compactMap { $0?.file }) }
}
