import Newsroom

extension ExtraValue: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        try self.init(from: &reader, level: 0)
    }

    /// Front matter goes less deep; a damaged record must not run out of stack.
    private static let deepestLevel = 128

    fileprivate init(from reader: inout RecordReader, level: Int) throws(RecordDamage) {
        guard level <= Self.deepestLevel else { throw reader.damage }
        switch try reader.readByte() {
        case 0: self = .none
        case 1: self = .flag(try reader.read())
        case 2: self = .integer(try reader.read())
        case 3: self = .number(try reader.read())
        case 4: self = .text(try reader.read())
        case 5:
            var values: [ExtraValue] = []
            for _ in 0..<(try reader.readCount()) {
                values.append(try ExtraValue(from: &reader, level: level + 1))
            }
            self = .list(values)
        case 6:
            var entries: [Entry] = []
            for _ in 0..<(try reader.readCount()) {
                entries.append(try Entry(from: &reader, level: level + 1))
            }
            self = .map(entries)
        default: throw reader.damage
        }
    }

    func write(to writer: inout RecordWriter) {
        switch self {
        case .none: writer.writeByte(0)
        case .flag(let flag):
            writer.writeByte(1)
            writer.write(flag)
        case .integer(let integer):
            writer.writeByte(2)
            writer.write(integer)
        case .number(let number):
            writer.writeByte(3)
            writer.write(number)
        case .text(let text):
            writer.writeByte(4)
            writer.write(text)
        case .list(let values):
            writer.writeByte(5)
            writer.write(values)
        case .map(let entries):
            writer.writeByte(6)
            writer.write(entries)
        }
    }
}

extension ExtraValue.Entry: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        try self.init(from: &reader, level: 0)
    }

    fileprivate init(from reader: inout RecordReader, level: Int) throws(RecordDamage) {
        self.init(key: try reader.readString(), value: try ExtraValue(from: &reader, level: level))
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(key)
        writer.write(value)
    }
}
