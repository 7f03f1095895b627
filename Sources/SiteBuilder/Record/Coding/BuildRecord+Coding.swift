import Newsroom

extension BuildRecord: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            conditions: try reader.read(), survey: try reader.read(), surveyIsSettled: try reader.read(),
            surroundings: try reader.read(), arrangement: try reader.read(),
            builtAt: try reader.readInteger(), nextChange: try reader.read(), nextTelling: try reader.read(),
            links: try reader.read(),
            diagnostics: try reader.read(), articleCount: try reader.readInteger(),
            takenAt: try reader.readInteger(), savedAt: try reader.readInteger())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(conditions)
        writer.write(survey)
        writer.write(surveyIsSettled)
        writer.write(surroundings)
        writer.write(arrangement)
        writer.writeInteger(builtAt)
        writer.write(nextChange)
        writer.write(nextTelling)
        writer.write(links)
        writer.write(diagnostics)
        writer.writeInteger(articleCount)
        writer.writeInteger(takenAt)
        writer.writeInteger(savedAt)
    }
}

extension BuildConditions: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            program: try reader.read(), request: try reader.read(), loading: try reader.read(),
            rendering: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(program)
        writer.write(request)
        writer.write(loading)
        writer.write(rendering)
    }
}

extension SourceRecord: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            file: try reader.readString(), status: try reader.read(), contents: try reader.read(),
            facts: try reader.read(), article: try reader.read(), diagnostics: try reader.read(),
            rendering: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(file)
        writer.write(status)
        writer.write(contents)
        writer.write(facts)
        writer.write(article)
        writer.write(diagnostics)
        writer.write(rendering)
    }
}

extension SourceRecord.Rendering: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(digest: try reader.read(), trace: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(digest)
        writer.write(trace)
    }
}

extension FileRecord: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(path: try reader.readString(), status: try reader.read(), contents: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(path)
        writer.write(status)
        writer.write(contents)
    }
}

extension InputRecord: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            input: PageInput(rawValue: try reader.readFixed()), name: try reader.readString(),
            contents: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeFixed(input.rawValue)
        writer.writeString(name)
        writer.write(contents)
    }
}

extension FileStatus: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let kind = FileKind(rawValue: try reader.readByte()) else { throw reader.damage }
        self.init(
            kind: kind, size: try reader.readInteger(),
            modified: Int(truncatingIfNeeded: try reader.readFixed()),
            changed: Int(truncatingIfNeeded: try reader.readFixed()), inode: try reader.readFixed())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeByte(kind.rawValue)
        writer.writeInteger(size)
        writer.writeFixed(UInt64(truncatingIfNeeded: modified))
        writer.writeFixed(UInt64(truncatingIfNeeded: changed))
        writer.writeFixed(inode)
    }
}

extension PageRecord.Output: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            file: try reader.readString(), status: try reader.read(), contents: try reader.read(),
            text: try reader.read())
    }

    func write(to writer: inout RecordWriter) {
        writer.writeString(file)
        writer.write(status)
        writer.write(contents)
        writer.write(text)
    }
}

extension PageRecord.Making: RecordCodable {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let identity: ContentFingerprint = try reader.read()
        // They rise, so that the steps take a byte or two each.
        let count = try reader.readCount()
        var last = 0
        var inputs: [Int32] = []
        inputs.reserveCapacity(count)
        for _ in 0..<count {
            last &+= try reader.readInteger()
            inputs.append(Int32(truncatingIfNeeded: last))
        }
        self.init(identity: identity, inputs: inputs)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(identity)
        writer.writeCount(inputs.count)
        var last = 0
        for input in inputs {
            writer.writeInteger(Int(input) - last)
            last = Int(input)
        }
    }
}
