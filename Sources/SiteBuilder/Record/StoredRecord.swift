import Newsroom

/// A record as it lies in its file: parts that are checked and read one by one, each when it is wanted.
///
/// The file begins with a line that says what it is, then the length and fingerprint of each part, then the parts.
struct StoredRecord: Sendable {
    enum Part: Int, CaseIterable, Sendable {
        case site, outputs, pages, inputs, files, sources
    }

    let bytes: [UInt8]
    private let ranges: [Range<Int>]

    private static let header = Array("broadsheet build record 1\n".utf8)

    /// Nil where the bytes do not begin as a record, or are too few.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: Self.header) else { return nil }
        self.bytes = bytes
        let tableEnd = Self.header.count + Part.allCases.count * 8
        guard tableEnd <= bytes.count else { return nil }
        var reader = RecordReader(bytes, range: Self.header.count..<tableEnd)
        var ranges: [Range<Int>] = []
        var start = tableEnd
        for _ in Part.allCases {
            guard let length = try? reader.readFixed(), length >= 16, length <= UInt64(bytes.count - start)
            else { return nil }
            ranges.append(start..<start + Int(length))
            start += Int(length)
        }
        guard start == bytes.count else { return nil }
        self.ranges = ranges
    }

    /// The bytes of a part, after a look whether they are what was written.
    func reader(of part: Part) throws(RecordDamage) -> RecordReader {
        let range = ranges[part.rawValue]
        let contents = range.lowerBound + 16..<range.upperBound
        var check = RecordReader(bytes, range: range)
        let fingerprint: ContentFingerprint = try check.read()
        guard fingerprint == ContentFingerprint(bytes, in: contents) else { throw check.damage }
        return RecordReader(bytes, range: contents)
    }

    /// The bytes of a file with these parts, in the order of ``Part``.
    static func bytes(of parts: [[UInt8]]) -> [UInt8] {
        var writer = RecordWriter()
        writer.reserveCapacity(parts.reduce(256) { $0 + $1.count })
        writer.append(header)
        for part in parts { writer.writeFixed(UInt64(part.count + 16)) }
        for part in parts {
            writer.write(ContentFingerprint(part))
            writer.append(part)
        }
        return writer.bytes
    }
}
