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

extension RecordWriter {
    /// In the order of the keys.
    mutating func writeTable(_ table: [String: some RecordCodable]) {
        writeCount(table.count)
        for (key, value) in table.sorted(by: { $0.key < $1.key }) {
            writeString(key)
            write(value)
        }
    }
}

extension RecordReader {
    mutating func readTable<Value: RecordCodable>() throws(RecordDamage) -> [String: Value] {
        var table: [String: Value] = [:]
        for _ in 0..<(try readCount()) {
            let key = try readString()
            let value: Value = try read()
            table.updateValue(value, forKey: key)
        }
        return table
    }
}
