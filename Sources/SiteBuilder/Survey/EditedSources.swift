import ContentLoader
import Newsroom

/// The sources of a site whose names are those of a record, and which of them may hold something else than they did.
struct EditedSources: Sendable {
    /// Where in the survey the sources stand whose states are others, or not sure to change with the files.
    let places: [Int]
    private let reader: RecordReader
    /// Where the record has each source.
    private let ranges: [Range<Int>]
    /// What the record's addendum has of some.
    private let amended: [Int: SourceRecord]

    /// - Throws: ``RecordDamage``, and a ``FileError`` where the record cannot be read.
    init(_ survey: SiteSurvey, in stored: StoredRecord, takenAt: Int) throws {
        var reader = try stored.reader(of: .sources)
        guard try reader.readCount() == survey.content.sources.count else { throw reader.damage }
        let amended = stored.addendum?.sources ?? [:]
        var (places, ranges): ([Int], [Range<Int>]) = ([], [])
        ranges.reserveCapacity(survey.content.sources.count)
        for (place, source) in survey.content.sources.enumerated() {
            let range = try reader.skipBytes()
            ranges.append(range)
            var entry = reader.part(range)
            _ = try entry.skipBytes()
            var status: FileStatus = try entry.read()
            if let source = amended[place] { status = source.status }
            if status != source.status || !status.isSettled(at: takenAt) { places.append(place) }
        }
        self.amended = amended
        self.places = places
        self.reader = reader
        self.ranges = ranges
    }

    /// What is recorded of a source.
    func record(at place: Int) throws(RecordDamage) -> SourceRecord {
        if let amended = amended[place] { return amended }
        var entry = reader.part(ranges[place])
        return try entry.read()
    }
}
