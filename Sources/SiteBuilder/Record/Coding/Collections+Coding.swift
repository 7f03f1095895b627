extension Optional: RecordCodable where Wrapped: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self = try reader.read(Bool.self) ? try reader.read(Wrapped.self) : nil
    }

    func write(to writer: inout RecordWriter) {
        writer.write(self != nil)
        if let self { writer.write(self) }
    }
}

extension Array: RecordCodable where Element: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let count = try reader.readCount()
        self.init()
        guard count > 0 else { return }
        // Elements may be far larger in memory than in the record, and fewer than it says.
        reserveCapacity(Swift.min(count, 16 + reader.remaining / MemoryLayout<Element>.stride))
        for _ in 0..<count { append(try reader.read()) }
    }

    func write(to writer: inout RecordWriter) {
        writer.writeCount(count)
        for element in self { writer.write(element) }
    }
}

/// In order, because sets have another in every process.
extension Set: RecordCodable where Element: RecordCodable & Comparable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(try reader.read([Element].self))
    }

    func write(to writer: inout RecordWriter) { writer.write(sorted()) }
}
