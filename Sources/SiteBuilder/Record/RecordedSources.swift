import Newsroom

/// The sources of the last build: in its record, where each is decoded when it is asked for, or in memory.
struct RecordedSources: Sendable {
    private let reader: RecordReader
    private let ranges: [String: Range<Int>]
    private let kept: KeptSources
    /// When they were looked at, as ``FileSystem/currentTime`` tells it.
    let takenAt: Int
    /// Whether the stories' texts still depend on the same; else they are rendered anew.
    private let hasRenderings: Bool

    static let none = RecordedSources(kept: KeptSources(), takenAt: 0, hasRenderings: false)

    init(kept: KeptSources, takenAt: Int, hasRenderings: Bool) {
        reader = RecordReader([])
        ranges = [:]
        self.kept = kept
        self.takenAt = takenAt
        self.hasRenderings = hasRenderings
    }

    /// - Throws: ``RecordDamage``, and a ``FileError`` where the record cannot be read.
    init(_ stored: StoredRecord, takenAt: Int, hasRenderings: Bool) throws {
        var reader = try stored.reader(of: .sources)
        var ranges: [String: Range<Int>] = [:]
        let count = try reader.readCount()
        ranges.reserveCapacity(count)
        for _ in 0..<count {
            let range = try reader.skipBytes()
            var source = reader.part(range)
            ranges[try source.readString()] = range
        }
        self.reader = reader
        self.ranges = ranges
        var kept = KeptSources()
        for source in (stored.addendum?.sources ?? [:]).values { kept.replace(source) }
        self.kept = kept
        self.takenAt = takenAt
        self.hasRenderings = hasRenderings
    }

    /// What is known of a source, and where the record has it.
    subscript(file: String) -> (record: SourceRecord, range: Range<Int>?)? {
        guard let (recorded, range) = known(file) else { return nil }
        var record = recorded
        if !hasRenderings { record.rendering = nil }
        return (record, range)
    }

    private func known(_ file: String) -> (SourceRecord, Range<Int>?)? {
        if let record = kept[file] { return (record, nil) }
        guard let range = ranges[file] else { return nil }
        var reader = reader.part(range)
        return (try? reader.read(SourceRecord.self)).map { ($0, range) }
    }

    /// Whether other pages show of stories what they did in the last build.
    func agree(with renderings: [String: SourceRecord.Rendering]) -> Bool {
        renderings.allSatisfy { file, rendering in
            self[file]?.record.rendering?.digest.isShown(as: rendering.digest) ?? false
        }
    }

    /// The bytes of a part of the record that the next one takes over.
    func bytes(in range: Range<Int>) -> ArraySlice<UInt8> { reader.bytes[range] }
}
