import Newsroom

extension Article.Status: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.readByte() {
        case 0: self = .ready
        case 1: self = .draft
        case 2: self = .killed
        default: throw reader.damage
        }
    }

    func write(to writer: inout RecordWriter) {
        switch self {
        case .ready: writer.writeByte(0)
        case .draft: writer.writeByte(1)
        case .killed: writer.writeByte(2)
        }
    }
}

extension Label: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let label = Label(rawValue: try reader.readString()) else { throw reader.damage }
        self = label
    }

    func write(to writer: inout RecordWriter) { writer.writeString(rawValue) }
}

extension Byline: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(name: try reader.readString())
    }

    func write(to writer: inout RecordWriter) { writer.writeString(name) }
}

extension LeadImage: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            address: try reader.readString(), alternativeText: try reader.readString(),
            caption: try reader.read(), credit: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(address)
        writer.writeString(alternativeText)
        writer.write(caption)
        writer.write(credit)
    }
}

extension Correction: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let kind = Kind(rawValue: try reader.readString()) else { throw reader.damage }
        self.init(
            kind: kind, date: try reader.read(), text: try reader.readString(),
            anchor: try reader.readString())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(kind.rawValue)
        writer.write(date)
        writer.writeString(text)
        writer.writeString(anchor)
    }
}
