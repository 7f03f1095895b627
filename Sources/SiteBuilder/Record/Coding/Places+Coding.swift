import Newsroom

extension Place: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        try self.init(in: try reader.readString(), from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(file)
        writeRest(to: &writer)
    }

    /// Reads a place that is almost always in one file, whose name then is neither recorded nor made anew.
    init(usuallyIn file: String, from reader: inout RecordReader) throws(RecordDamage) {
        try self.init(in: try reader.read(String?.self) ?? file, from: &reader)
    }

    func write(usuallyIn file: String, to writer: inout RecordWriter) {
        writer.write(self.file == file ? nil : self.file)
        writeRest(to: &writer)
    }

    private init(in file: String, from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            file: file, line: try reader.read(), column: try reader.read(),
            length: try reader.readInteger(), excerpt: try reader.read(), excerptColumn: try reader.read())
    }

    private func writeRest(to writer: inout RecordWriter) {
        writer.write(line)
        writer.write(column)
        writer.writeInteger(length)
        writer.write(excerpt)
        writer.write(excerptColumn)
    }
}

extension LineMap: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.readByte() {
        case 0: self = .offset(try reader.readInteger())
        case 1:
            // A table goes up line by line, so that the steps take a byte each.
            var lines = try reader.read([Int].self)
            var last = 0
            for index in lines.indices {
                last &+= lines[index]
                lines[index] = last
            }
            self = .table(lines)
        default: throw reader.damage
        }
    }

    func write(to writer: inout RecordWriter) {
        switch self {
        case .offset(let offset):
            writer.writeByte(0)
            writer.writeInteger(offset)
        case .table(let lines):
            writer.writeByte(1)
            writer.writeCount(lines.count)
            var last = 0
            for line in lines {
                writer.writeInteger(line &- last)
                last = line
            }
        }
    }
}

extension Diagnostic: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            try reader.read(), try reader.readString(), at: try reader.read(), hint: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(severity)
        writer.writeString(summary)
        writer.write(place)
        writer.write(hint)
    }
}

extension Diagnostic.Severity: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self = try reader.read(Bool.self) ? .error : .warning
    }

    func write(to writer: inout RecordWriter) { writer.write(self == .error) }
}
