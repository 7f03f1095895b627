import Newsroom

/// Writes down what a build found out and made.
struct RecordKeeper: Sendable {
    let file: BuildRecordFile
    let record: BuildRecord
    let outputs: [PageRecord.Output]
    let makings: Kept<[PageRecord.Making]>
    let inputs: [InputRecord]
    let siteFiles: Kept<[FileRecord]>
    let sourceCount: Int
    /// By its place in the survey.
    let source: @Sendable (Int) -> Kept<SourceRecord>
    let plan: Kept<PlanRecord>
    let jobs: Int

    /// What has stayed as it was is taken over as bytes.
    enum Kept<Value: RecordCodable & Sendable>: Sendable {
        case kept(ArraySlice<UInt8>)
        case new(Value)
    }

    /// A stretch of a part, which is encoded by itself.
    private typealias Stretch = @Sendable (inout RecordWriter) -> Void

    /// - Throws: A ``FileError`` where the machine fails.
    func keep() async throws {
        let all = StoredRecord.Part.allCases.flatMap { part in
            stretches(of: part).map { (part, $0) }
        }
        try await file.save { writer in
            try await all.concurrentMap(jobs: jobs) { part, write in
                var encoded = RecordWriter()
                write(&encoded)
                return (part, encoded.bytes)
            } forEach: { part, bytes in
                try writer.write(bytes, to: part)
            }
        }
    }

    private func stretches(of part: StoredRecord.Part) -> [Stretch] {
        switch part {
        case .site: [{ $0.write(record) }]
        case .outputs: counted(outputs.count) { $1.write(outputs[$0]) }
        case .pages:
            switch makings {
            case .kept(let bytes): [{ $0.append(bytes) }]
            case .new(let makings): stretches(makings.count) { $1.write(makings[$0]) }
            }
        case .inputs: counted(inputs.count) { $1.write(inputs[$0]) }
        case .files: [{ $0.write(siteFiles) }]
        case .sources: counted(sourceCount) { $1.write(asBytes: source($0)) }
        case .plan: [{ $0.write(plan) }]
        }
    }

    /// Of things behind their number, as an array is written.
    private func counted(
        _ count: Int, _ write: @escaping @Sendable (_ place: Int, inout RecordWriter) -> Void
    ) -> [Stretch] {
        [{ $0.writeCount(count) }] + stretches(count, write)
    }

    private func stretches(
        _ count: Int, _ write: @escaping @Sendable (_ place: Int, inout RecordWriter) -> Void
    ) -> [Stretch] {
        stride(from: 0, to: count, by: 64).map { start in
            { writer in
                for place in start..<min(start + 64, count) { write(place, &writer) }
            }
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

    /// Behind the length, so that a reader can pass over it.
    fileprivate mutating func write<Value>(asBytes value: RecordKeeper.Kept<Value>) {
        var bytes = RecordWriter()
        bytes.write(value)
        writeBytes(bytes.bytes)
    }
}
