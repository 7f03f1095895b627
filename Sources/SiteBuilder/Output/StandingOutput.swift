/// The pages of the last build, and which of their files stand in the output as it left them.
struct StandingOutput: Sendable {
    let recorded: RecordedPages
    private let standing: StandingFiles

    /// - Parameter standing: The files of the pages.
    init(_ recorded: RecordedPages, _ standing: StandingFiles) {
        self.recorded = recorded
        self.standing = standing
    }

    /// What is recorded of a file, and the file itself if it is as recorded.
    subscript(file: String) -> (record: PageRecord, output: PageRecord.Output?)? {
        recorded.place(of: file).map { (recorded.pages[$0], standing.found[$0]) }
    }

    /// All that stand as the last build left them.
    var files: Set<String> { Set(standing.found.lazy.compactMap { $0?.file }) }
}
