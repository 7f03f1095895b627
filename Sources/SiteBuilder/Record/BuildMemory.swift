import Newsroom

/// What the last build knew: that of this output by its record, or the one before in the same process. Nothing, where
/// the record is missing, damaged or of another program.
struct BuildMemory: Sendable {
    let record: BuildRecord?
    /// Nil where all is in memory.
    let stored: StoredRecord?
    /// What is in memory.
    private var sources = KeptSources()
    private var siteFiles: [FileRecord] = []

    static let none = BuildMemory(record: nil, stored: nil)

    private init(record: BuildRecord?, stored: StoredRecord?) {
        self.record = record
        self.stored = stored
    }

    /// Of a build in this process.
    init(of record: BuildRecord, _ findings: SitePreparation.Findings) {
        self.init(record: record, stored: nil)
        sources = KeptSources(findings)
        siteFiles = findings.siteFiles.records
    }

    /// Another source has taken a source's place.
    mutating func replace(_ source: SourceRecord) { sources.replace(source) }

    /// - Parameter program: The fingerprint of this one.
    init(_ stored: StoredRecord?, program: ContentFingerprint) {
        guard let stored, let record = Self.record(in: stored), record.conditions.program == program else {
            self = .none
            return
        }
        self.init(record: record, stored: stored)
    }

    private static func record(in stored: StoredRecord) -> BuildRecord? {
        if let addendum = stored.addendum { return addendum.record }
        var reader = try? stored.reader(of: .site)
        return try? reader?.read(BuildRecord.self)
    }

    func sources(under conditions: BuildConditions) -> RecordedSources {
        guard let record, record.conditions.loading == conditions.loading else { return .none }
        let hasRenderings = record.conditions.rendering == conditions.rendering
        guard let stored else {
            return RecordedSources(kept: sources, takenAt: record.takenAt, hasRenderings: hasRenderings)
        }
        let sources = try? RecordedSources(stored, takenAt: record.takenAt, hasRenderings: hasRenderings)
        return sources ?? .none
    }

    /// Whether the recorded build was of the same arrangement, under the same conditions, and time has changed
    /// nothing since.
    func hasArrangement(
        _ arrangement: ContentFingerprint, _ conditions: BuildConditions, now: Moment
    ) -> Bool {
        guard let record else { return false }
        return record.arrangement == arrangement && record.conditions == conditions
            && record.isOf(now)
    }

    func siteFiles(files: FileSystem, folder: String, survey: SiteSurvey) -> SiteFiles {
        var reader = try? stored?.reader(of: .files)
        return SiteFiles(
            files: files, folder: folder, survey: survey,
            recorded: (try? reader?.read([FileRecord].self)) ?? siteFiles, takenAt: record?.takenAt ?? 0)
    }

    /// - Parameter outputs: See ``outputs``.
    func pages(of outputs: [PageRecord.Output]?) -> RecordedPages {
        guard let outputs, let stored else { return .none }
        return (try? RecordedPages(outputs, in: stored)) ?? .none
    }

    /// The files of the output as the last build left them; nil where that is not known.
    var outputs: [PageRecord.Output]? {
        var reader = try? stored?.reader(of: .outputs)
        var outputs = try? reader?.read([PageRecord.Output].self)
        outputs?.replace(stored?.addendum?.outputs ?? [:])
        return outputs
    }
}
