import Newsroom

/// Reads what a ``RecordWriter`` has written.
///
/// Whatever the bytes are, reading ends in a value or in ``RecordDamage``; what it sets aside for a value is in
/// proportion to the bytes that are there, never to a number that they claim.
struct RecordReader: Sendable {
    let bytes: [UInt8]
    private let end: Int
    private(set) var offset: Int

    /// Reads a part of a record.
    ///
    /// - Parameter range: What of it lies outside the bytes is as if it were cut off.
    init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        let range = range.clamped(to: bytes.indices)
        offset = range.lowerBound
        end = range.upperBound
    }

    init(_ bytes: [UInt8]) {
        self.init(bytes, range: bytes.indices)
    }

    /// Reads a part of the same record.
    func part(_ range: Range<Int>) -> RecordReader { RecordReader(bytes, range: range) }

    var isAtEnd: Bool { offset == end }

    /// How many bytes are left.
    var remaining: Int { end - offset }

    /// That what has been read last cannot be.
    var damage: RecordDamage { RecordDamage(offset: offset) }

    mutating func read<Value: RecordCodable>(
        _ type: Value.Type = Value.self
    ) throws(RecordDamage) -> Value {
        try Value(from: &self)
    }

    mutating func readByte() throws(RecordDamage) -> UInt8 {
        guard offset < end else { throw damage }
        let byte = bytes[offset]
        offset += 1
        return byte
    }

    /// How many of something follow, each of which takes at least one byte.
    mutating func readCount() throws(RecordDamage) -> Int {
        let count = try readVariable()
        guard count <= UInt64(remaining) else { throw damage }
        return Int(count)
    }

    mutating func readInteger() throws(RecordDamage) -> Int {
        let zigzag = try readVariable()
        return Int(truncatingIfNeeded: zigzag >> 1) ^ -Int(truncatingIfNeeded: zigzag & 1)
    }

    /// Eight bytes, the lowest first.
    mutating func readFixed() throws(RecordDamage) -> UInt64 {
        guard remaining >= 8 else { throw damage }
        let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        offset += 8
        return UInt64(littleEndian: value)
    }

    /// What is no UTF-8 comes as U+FFFD: the checksum of a record has been looked at before, and to repair is
    /// faster than to refuse.
    mutating func readString() throws(RecordDamage) -> String {
        let count = try readCount()
        let text = bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[offset..<offset + count]), as: UTF8.self)
        }
        offset += count
        return text
    }

    mutating func readBytes() throws(RecordDamage) -> [UInt8] {
        let count = try readCount()
        let contents = Array(bytes[offset..<offset + count])
        offset += count
        return contents
    }

    /// Passes over bytes that follow their length, and says where they are.
    mutating func skipBytes() throws(RecordDamage) -> Range<Int> {
        let count = try readCount()
        offset += count
        return offset - count..<offset
    }

    private mutating func readVariable() throws(RecordDamage) -> UInt64 {
        let first = try readByte()
        // Most numbers of a record are small.
        if first < 0x80 { return UInt64(first) }
        var value = UInt64(first & 0x7F)
        var shift = 7
        while shift < 64 {
            let byte = try readByte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                // Nine bytes hold 63 bits.
                guard shift < 63 || byte <= 1 else { throw damage }
                return value
            }
            shift += 7
        }
        throw damage
    }
}
