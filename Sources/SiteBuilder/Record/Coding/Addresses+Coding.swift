import Newsroom

extension Slug: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(recorded: try reader.readString())
    }

    func write(to writer: inout RecordWriter) { writer.writeString(text) }
}

extension SitePath: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(recorded: try reader.readString())
    }

    func write(to writer: inout RecordWriter) { writer.writeString(text) }
}

extension Story.ImageAddress: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.readByte() {
        case 0: self = .path(try reader.read())
        case 1: self = .web(try reader.readString())
        default: throw reader.damage
        }
    }

    func write(to writer: inout RecordWriter) {
        switch self {
        case .path(let path):
            writer.writeByte(0)
            writer.write(path)
        case .web(let address):
            writer.writeByte(1)
            writer.writeString(address)
        }
    }
}
