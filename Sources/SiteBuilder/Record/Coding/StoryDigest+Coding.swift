import Newsroom

extension StoryDigest: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            firstParagraph: try reader.readString(), updates: try reader.read(),
            references: try reader.read(), heldReferences: try reader.read(), image: try reader.read(),
            byline: try reader.readString(), diagnostics: try reader.read(), text: try reader.read(),
            textDetails: try reader.readBytes())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(firstParagraph)
        writer.write(updates)
        writer.write(references)
        writer.write(heldReferences)
        writer.write(image)
        writer.writeString(byline)
        writer.write(diagnostics)
        writer.write(text)
        writer.writeBytes(textDetails)
    }
}

extension StoryDigest.UpdateSpan: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(newest: try reader.read(), oldest: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(newest)
        writer.write(oldest)
    }
}

extension StoryTrace: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        plan = try reader.read()
        links = try reader.readTable()
        names = try reader.readTable()
        files = try reader.readTable()
        latestPast = try reader.readInteger()
        earliestToCome = try reader.readInteger()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(plan)
        writer.writeTable(links)
        writer.writeTable(names)
        writer.writeTable(files)
        writer.writeInteger(latestPast)
        writer.writeInteger(earliestToCome)
    }
}
