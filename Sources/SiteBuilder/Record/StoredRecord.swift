import Newsroom

/// A record as it lies in its file: parts that are read and checked one by one, each when it is wanted.
///
/// The file holds the parts, then the length and fingerprint of each and a line that says what it is; behind them what
/// builds have added since (``RecordAddendum``).
struct StoredRecord: Sendable {
    enum Part: Int, CaseIterable, Sendable {
        case site, outputs, pages, inputs, files, sources, plan
    }

    /// A part as the end of the file has it.
    struct Entry: Sendable {
        var length = 0
        var fingerprint = FingerprintBuilder()
    }

    private let file: @Sendable (Range<Int>) throws(FileError) -> [UInt8]
    private let parts: [(range: Range<Int>, fingerprint: ContentFingerprint)]
    /// Of the file.
    let status: FileStatus
    /// What builds have added, as one.
    let addendum: RecordAddendum?
    /// In bytes.
    let addendaLength: Int

    private static let lastLine = Array("\nbroadsheet build record 7\n".utf8)
    private static let endLength = Part.allCases.count * 24 + lastLine.count
    /// A part's fingerprint is of blocks of so many bytes, because it is written in such.
    static let blockSize = 1 << 20

    /// Nil where a file does not end as a record, or is of another length than it says.
    ///
    /// - Parameters:
    ///   - status: Of the file.
    ///   - file: Reads a range of it.
    init?(
        _ status: FileStatus, _ file: @escaping @Sendable (Range<Int>) throws(FileError) -> [UInt8]
    ) throws(FileError) {
        guard status.size >= Self.endLength else { return nil }
        self.file = file
        self.status = status
        var end = try file(status.size - Self.endLength..<status.size)
        addendaLength = RecordAddendum.length(inFileEndingWith: end)
        let size = status.size - addendaLength
        if addendaLength > 0 {
            guard size >= Self.endLength else { return nil }
            end = try file(size - Self.endLength..<status.size)
            guard end.count == Self.endLength + addendaLength,
                let addendum = RecordAddendum(Array(end.suffix(addendaLength)))
            else { return nil }
            self.addendum = addendum
            end.removeLast(addendaLength)
        } else {
            addendum = nil
        }
        guard end.count == Self.endLength, end.suffix(Self.lastLine.count) == Self.lastLine[...] else {
            return nil
        }
        var reader = RecordReader(end)
        var parts: [(range: Range<Int>, fingerprint: ContentFingerprint)] = []
        var start = 0
        for _ in Part.allCases {
            guard let length = try? reader.readFixed(), length <= UInt64(size - start),
                let fingerprint = try? reader.read(ContentFingerprint.self)
            else { return nil }
            parts.append((start..<start + Int(length), fingerprint))
            start += Int(length)
        }
        guard start == size - Self.endLength else { return nil }
        self.parts = parts
    }

    /// Reads a part, and looks whether it is what was written. Parts that stand in the file of another build by now
    /// have other fingerprints.
    ///
    /// - Throws: ``RecordDamage``, and a ``FileError`` where the file cannot be read.
    func reader(of part: Part) throws -> RecordReader {
        let (range, fingerprint) = parts[part.rawValue]
        let bytes = try file(range)
        var found = FingerprintBuilder()
        for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
            found.add(bytes, in: start..<min(start + Self.blockSize, bytes.count))
        }
        guard found.value == fingerprint else { throw RecordDamage(offset: 0) }
        return RecordReader(bytes)
    }

    /// What follows the parts.
    static func end(of entries: [Entry]) -> [UInt8] {
        var writer = RecordWriter()
        for entry in entries {
            writer.writeFixed(UInt64(entry.length))
            writer.write(entry.fingerprint.value)
        }
        writer.append(lastLine)
        return writer.bytes
    }
}
