import Newsroom

/// The sources of the last build, each decoded when it is asked for.
struct RecordedSources: Sendable {
    private let bytes: [UInt8]
    private let ranges: [String: Range<Int>]
    /// When they were looked at, as ``FileSystem/currentTime`` tells it.
    let takenAt: Int
    /// Whether the stories' texts still depend on the same; else they are rendered anew.
    private let hasRenderings: Bool

    static let none = RecordedSources(bytes: [], ranges: [:], takenAt: 0, hasRenderings: false)

    private init(bytes: [UInt8], ranges: [String: Range<Int>], takenAt: Int, hasRenderings: Bool) {
        self.bytes = bytes
        self.ranges = ranges
        self.takenAt = takenAt
        self.hasRenderings = hasRenderings
    }

    /// - Throws: ``RecordDamage``.
    init(_ stored: StoredRecord, takenAt: Int, hasRenderings: Bool) throws(RecordDamage) {
        var reader = try stored.reader(of: .sources)
        var ranges: [String: Range<Int>] = [:]
        let count = try reader.readCount()
        ranges.reserveCapacity(count)
        for _ in 0..<count {
            let range = try reader.skipBytes()
            var source = RecordReader(stored.bytes, range: range)
            ranges[try source.readString()] = range
        }
        self.init(bytes: stored.bytes, ranges: ranges, takenAt: takenAt, hasRenderings: hasRenderings)
    }

    /// What is recorded of a source, and where.
    subscript(file: String) -> (record: SourceRecord, range: Range<Int>)? {
        guard let range = ranges[file] else { return nil }
        var reader = RecordReader(bytes, range: range)
        guard var record = try? reader.read(SourceRecord.self) else { return nil }
        if !hasRenderings { record.rendering = nil }
        return (record, range)
    }

    /// The bytes of a part of the record that the next one takes over.
    func bytes(in range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }
}
