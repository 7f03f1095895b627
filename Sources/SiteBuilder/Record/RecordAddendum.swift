import Newsroom

/// What has changed since a record was written, in a file of its own beside it: so little that builds which change a
/// few words write this and leave the record as it is.
struct RecordAddendum: Sendable {
    /// The ``StoredRecord/fingerprint`` of the record that it belongs to; beside any other it is nothing.
    let base: ContentFingerprint
    /// In place of the record's.
    var record: BuildRecord
    /// In place of those at these places among the record's outputs.
    var outputs: [Int: PageRecord.Output] = [:]
    /// What the inputs at these places are worth.
    var inputs: [Int: ContentFingerprint] = [:]
    /// In place of those at these places among the record's sources.
    var sources: [Int: SourceRecord] = [:]

    init(to base: ContentFingerprint, record: BuildRecord) {
        self.base = base
        self.record = record
    }

    private static let lastLine = Array("\nbroadsheet build addendum 1\n".utf8)

    /// Nil where the bytes are not those of an addendum as it was written, or where it belongs to another record.
    init?(_ bytes: [UInt8], to base: ContentFingerprint) {
        let end = bytes.count - Self.lastLine.count - 16
        guard end > 0, bytes.suffix(Self.lastLine.count) == Self.lastLine[...] else { return nil }
        var reader = RecordReader(bytes, range: end..<end + 16)
        guard let checksum = try? reader.read(ContentFingerprint.self),
            checksum == ContentFingerprint(bytes, in: 0..<end)
        else { return nil }
        reader = RecordReader(bytes, range: 0..<end)
        guard let addendum = try? reader.read(RecordAddendum.self), addendum.base == base else { return nil }
        self = addendum
    }

    /// As a file.
    var bytes: [UInt8] {
        var writer = RecordWriter()
        writer.write(self)
        writer.write(ContentFingerprint(writer.bytes))
        writer.append(Self.lastLine)
        return writer.bytes
    }
}

extension RecordAddendum: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(to: try reader.read(), record: try reader.read())
        outputs = try reader.readPlaces()
        inputs = try reader.readPlaces()
        sources = try reader.readPlaces()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(base)
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
