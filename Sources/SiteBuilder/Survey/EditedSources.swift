import ContentLoader
import Newsroom

/// The sources of a site whose names are those of a record, and which of them may hold something else than they did.
struct EditedSources: Sendable {
    /// Where in the survey the sources stand whose states are others, or not sure to change with the files.
    let places: [Int]
    private let reader: RecordReader
    /// Where the record has each source.
    private let ranges: [Range<Int>]

    /// - Throws: ``RecordDamage``, and a ``FileError`` where the record cannot be read.
    init(_ survey: SiteSurvey, in stored: StoredRecord, takenAt: Int) throws {
        var reader = try stored.reader(of: .sources)
        guard try reader.readCount() == survey.content.sources.count else { throw reader.damage }
        var (places, ranges): ([Int], [Range<Int>]) = ([], [])
        ranges.reserveCapacity(survey.content.sources.count)
        for (place, source) in survey.content.sources.enumerated() {
            let range = try reader.skipBytes()
            var entry = reader.part(range)
            _ = try entry.skipBytes()
            let status: FileStatus = try entry.read()
            if status != source.status || !status.isSettled(at: takenAt) { places.append(place) }
            ranges.append(range)
        }
        self.places = places
        self.reader = reader
        self.ranges = ranges
    }

    /// What is recorded of a source.
    func record(at place: Int) throws(RecordDamage) -> SourceRecord {
        var entry = reader.part(ranges[place])
        return try entry.read()
    }

    /// What the next record has of a source.
    ///
    /// - Parameter new: Of those that are not as they were.
    func source(at place: Int, with new: [Int: SourceRecord]) -> RecordKeeper.Kept<SourceRecord> {
        if let record = new[place] { .new(record) } else { .kept(reader.bytes[ranges[place]]) }
    }
}
