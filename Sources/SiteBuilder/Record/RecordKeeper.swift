import Newsroom

/// Writes down what a build found out and made.
struct RecordKeeper {
    let file: BuildRecordFile
    let record: BuildRecord
    let outputs: [PageRecord.Output]
    let makings: Kept<[PageRecord.Making]>
    let inputs: [InputRecord]
    let siteFiles: Kept<[FileRecord]>
    let sourceCount: Int
    /// By its place in the survey.
    let source: (Int) -> Kept<SourceRecord>
    let plan: Kept<PlanRecord>

    /// What has stayed as it was is taken over as bytes.
    enum Kept<Value: RecordCodable> {
        case kept(ArraySlice<UInt8>)
        case new(Value)
    }

    /// - Throws: A ``FileError`` where the machine fails.
    func keep() throws(FileError) {
        try file.save { writer throws(FileError) in
            // In the order of ``StoredRecord/Part``.
            try writer.write { $0.write(record) }
            try writer.endPart()
            try writer.write { $0.write(outputs) }
            try writer.endPart()
            switch makings {
            case .kept(let bytes): try writer.write { $0.append(bytes) }
            case .new(let makings): for making in makings { try writer.write { $0.write(making) } }
            }
            try writer.endPart()
            try writer.write { $0.write(inputs) }
            try writer.endPart()
            try writer.write { $0.write(siteFiles) }
            try writer.endPart()
            try writer.write { $0.writeCount(sourceCount) }
            for place in 0..<sourceCount { try writer.write { write(source(place), &$0) } }
            try writer.endPart()
            try writer.write { $0.write(plan) }
            try writer.endPart()
        }
    }

    private func write(_ source: Kept<SourceRecord>, _ writer: inout RecordWriter) {
        if case .kept(let bytes) = source {
            writer.writeCount(bytes.count)
            writer.append(bytes)
        } else {
            var bytes = RecordWriter()
            bytes.write(source)
            writer.writeBytes(bytes.bytes)
        }
    }
}

extension RecordWriter {
    fileprivate mutating func write<Value>(_ value: RecordKeeper.Kept<Value>) {
        switch value {
        case .kept(let bytes): append(bytes)
        case .new(let value): write(value)
        }
    }
}
