import Newsroom

/// A record as it lies in its file: parts that are read and checked one by one, each when it is wanted.
///
/// The file begins with a line that says what it is, then the length and fingerprint of each part, then the parts.
struct StoredRecord: Sendable {
    enum Part: Int, CaseIterable, Sendable {
        case site, outputs, pages, inputs, files, sources
    }

    private let file: @Sendable (Range<Int>) throws(FileError) -> [UInt8]
    private let entries: [Entry]

    private struct Entry: Sendable {
        let range: Range<Int>
        let fingerprint: ContentFingerprint
    }

    private static let header = Array("broadsheet build record 2\n".utf8)
    private static let partsStart = header.count + Part.allCases.count * 24

    /// Nil where a file does not begin as a record, or is of another length than it says.
    ///
    /// - Parameters:
    ///   - size: Of the file.
    ///   - file: Reads a range of it.
    init?(
        size: Int, _ file: @escaping @Sendable (Range<Int>) throws(FileError) -> [UInt8]
    ) throws(FileError) {
        self.file = file
        let bytes = try file(0..<Self.partsStart)
        guard bytes.starts(with: Self.header) else { return nil }
        var reader = RecordReader(bytes, range: Self.header.count..<Self.partsStart)
        var entries: [Entry] = []
        var start = Self.partsStart
        for _ in Part.allCases {
            guard let length = try? reader.readFixed(), length <= UInt64(max(0, size - start)),
                let fingerprint = try? reader.read(ContentFingerprint.self)
            else { return nil }
            entries.append(Entry(range: start..<start + Int(length), fingerprint: fingerprint))
            start += Int(length)
        }
        guard start == size else { return nil }
        self.entries = entries
    }

    /// Reads a part, and looks whether it is what was written. Parts that stand in the file of another build by now
    /// have other fingerprints.
    ///
    /// - Throws: ``RecordDamage``, and a ``FileError`` where the file cannot be read.
    func reader(of part: Part) throws -> RecordReader {
        let entry = entries[part.rawValue]
        let bytes = try file(entry.range)
        guard ContentFingerprint(bytes) == entry.fingerprint else { throw RecordDamage(offset: 0) }
        return RecordReader(bytes)
    }

    /// The bytes of a file with these parts, in the order of ``Part``.
    static func bytes(of parts: [[UInt8]]) -> [UInt8] {
        var writer = RecordWriter()
        writer.reserveCapacity(parts.reduce(partsStart) { $0 + $1.count })
        writer.append(header)
        for part in parts {
            writer.writeFixed(UInt64(part.count))
            writer.write(ContentFingerprint(part))
        }
        for part in parts { writer.append(part) }
        return writer.bytes
    }
}
