import MarkdownRenderer
import Newsroom

extension RenderedMarkdown.Heading: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            level: try reader.readInteger(), id: try reader.readString(), text: try reader.readString())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeInteger(level)
        writer.writeString(id)
        writer.writeString(text)
    }
}

extension LiveUpdate: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            id: try reader.readString(), title: try reader.read(), published: try reader.read(),
            author: try reader.read(), html: try reader.readBytes(), text: try reader.readString())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(id)
        writer.write(title)
        writer.write(published)
        writer.write(author)
        writer.writeBytes(html)
        writer.writeString(text)
    }
}

extension Comment: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            id: try reader.readString(), parent: try reader.read(), author: try reader.readString(),
            address: try reader.read(), published: try reader.read(), text: try reader.readString(),
            depth: try reader.readInteger())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(id)
        writer.write(parent)
        writer.writeString(author)
        writer.write(address)
        writer.write(published)
        writer.writeString(text)
        writer.writeInteger(depth)
    }
}
