import Newsroom

/// Puts values one after another as bytes, without names or types: who reads them knows what comes.
///
/// Integers take as few bytes as their size needs (LEB128, signed ones in zigzag order), texts and byte arrays
/// follow their length. The same values give the same bytes on every machine.
struct RecordWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: How many bytes there is room for at once. Most things that are written by themselves take
    ///   fewer than a thousand.
    init(capacity: Int = 1_000) {
        bytes.reserveCapacity(capacity)
    }

    mutating func write(_ value: some RecordCodable) {
        value.write(to: &self)
    }

    mutating func writeByte(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// How many of something follow.
    mutating func writeCount(_ count: Int) {
        writeVariable(UInt64(count))
    }

    mutating func writeInteger(_ integer: Int) {
        writeVariable(UInt64(bitPattern: Int64(integer << 1 ^ integer >> (Int.bitWidth - 1))))
    }

    /// Eight bytes, the lowest first.
    mutating func writeFixed(_ integer: UInt64) {
        withUnsafeBytes(of: integer.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func writeString(_ text: String) {
        writeCount(text.utf8.count)
        bytes.append(copying: text)
    }

    mutating func writeBytes(_ contents: [UInt8]) {
        writeCount(contents.count)
        bytes.append(copying: contents)
    }

    /// Bytes whose length is known otherwise.
    mutating func append(_ contents: some Collection<UInt8>) {
        bytes.append(contentsOf: contents)
    }

    private mutating func writeVariable(_ integer: UInt64) {
        var rest = integer
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
