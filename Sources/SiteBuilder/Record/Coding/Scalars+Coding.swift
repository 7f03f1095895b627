import Newsroom

extension Int: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) { self = try reader.readInteger() }

    func write(to writer: inout RecordWriter) { writer.writeInteger(self) }
}

/// Where it begins, and how long it is.
extension Range<Int>: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let (start, length) = (try reader.readInteger(), try reader.readInteger())
        guard start >= 0, length >= 0, start <= Int.max - length else { throw reader.damage }
        self = start..<start + length
    }

    func write(to writer: inout RecordWriter) {
        writer.writeInteger(lowerBound)
        writer.writeInteger(count)
    }
}

/// Always eight bytes: what is as wide as this is a hash or a bit pattern, of which all bytes are used.
extension UInt64: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) { self = try reader.readFixed() }

    func write(to writer: inout RecordWriter) { writer.writeFixed(self) }
}

extension Double: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(bitPattern: try reader.readFixed())
    }

    func write(to writer: inout RecordWriter) { writer.writeFixed(bitPattern) }
}

extension Bool: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.readByte() {
        case 0: self = false
        case 1: self = true
        default: throw reader.damage
        }
    }

    func write(to writer: inout RecordWriter) { writer.writeByte(self ? 1 : 0) }
}

extension String: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) { self = try reader.readString() }

    func write(to writer: inout RecordWriter) { writer.writeString(self) }
}

extension ContentFingerprint: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(high: try reader.readFixed(), low: try reader.readFixed())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeFixed(high)
        writer.writeFixed(low)
    }
}
