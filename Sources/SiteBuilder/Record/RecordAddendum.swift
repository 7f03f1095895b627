import Newsroom

/// What a build has changed that left the record as it was: so little that it is put behind the record, in the same
/// file.
///
/// In the file it stands behind its length, and is followed by its fingerprint, the length of all addenda up to there,
/// and a line that says what it is. What is not as it was written makes the whole record one that is none.
struct RecordAddendum: Sendable {
    /// In place of the record's.
    var record: BuildRecord
    /// In place of those at these places among the record's outputs.
    var outputs: [Int: PageRecord.Output] = [:]
    /// What the inputs at these places are worth.
    var inputs: [Int: ContentFingerprint] = [:]
    /// In place of those at these places among the record's sources.
    var sources: [Int: SourceRecord] = [:]

    init(record: BuildRecord) {
        self.record = record
    }

    private static let lastLine = Array("\nbroadsheet build addendum 2\n".utf8)

    /// How many bytes at the end of a file are addenda.
    ///
    /// - Parameter end: The file's last bytes.
    static func length(inFileEndingWith end: [UInt8]) -> Int {
        let start = end.count - lastLine.count - 8
        guard start >= 0, end.suffix(lastLine.count) == lastLine[...] else { return 0 }
        var reader = RecordReader(end, range: start..<start + 8)
        return (try? reader.readFixed()).flatMap { Int(exactly: $0) } ?? 0
    }

    /// One addendum after another, as one; nil where they are not what was written.
    init?(_ bytes: [UInt8]) {
        var reader = RecordReader(bytes)
        var all: RecordAddendum?
        while !reader.isAtEnd {
            guard let next = try? Self.next(in: &reader) else { return nil }
            if all == nil { all = next } else { all?.merge(next) }
        }
        guard let all else { return nil }
        self = all
    }

    private static func next(in reader: inout RecordReader) throws(RecordDamage) -> RecordAddendum {
        let range = try reader.skipBytes()
        let fingerprint: ContentFingerprint = try reader.read()
        guard fingerprint == ContentFingerprint(reader.bytes, in: range) else { throw reader.damage }
        let length = try reader.readFixed()
        for byte in lastLine {
            guard try reader.readByte() == byte else { throw reader.damage }
        }
        guard length == UInt64(reader.offset) else { throw reader.damage }
        var contents = reader.part(range)
        return try contents.read()
    }

    /// As it is put behind others.
    ///
    /// - Parameter before: The length of those.
    func bytes(after before: Int) -> [UInt8] {
        var contents = RecordWriter()
        contents.write(self)
        var writer = RecordWriter()
        writer.writeBytes(contents.bytes)
        writer.write(ContentFingerprint(contents.bytes))
        let length = before + writer.bytes.count + 8 + Self.lastLine.count
        writer.writeFixed(UInt64(length))
        writer.append(Self.lastLine)
        return writer.bytes
    }

    private mutating func merge(_ later: RecordAddendum) {
        record = later.record
        outputs.merge(later.outputs) { $1 }
        inputs.merge(later.inputs) { $1 }
        sources.merge(later.sources) { $1 }
    }
}

extension RecordAddendum: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(record: try reader.read())
        outputs = try reader.readPlaces()
        inputs = try reader.readPlaces()
        sources = try reader.readPlaces()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(record)
        writer.writePlaces(outputs)
        writer.writePlaces(inputs)
        writer.writePlaces(sources)
    }
}

extension RecordWriter {
    /// In the order of the places.
    fileprivate mutating func writePlaces(_ values: [Int: some RecordCodable]) {
        writeCount(values.count)
        for (place, value) in values.sorted(by: { $0.key < $1.key }) {
            writeInteger(place)
            write(value)
        }
    }
}

extension RecordReader {
    fileprivate mutating func readPlaces<Value: RecordCodable>() throws(RecordDamage) -> [Int: Value] {
        var values: [Int: Value] = [:]
        for _ in 0..<(try readCount()) {
            let place = try readInteger()
            let value: Value = try read()
            values.updateValue(value, forKey: place)
        }
        return values
    }
}

extension Array {
    /// Puts values in the place of those at the same places.
    mutating func replace(_ values: [Int: Element]) {
        for (place, value) in values where indices.contains(place) { self[place] = value }
    }
}
