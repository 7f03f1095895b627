import Newsroom

/// Writes down what a build found out and made.
struct RecordKeeper: Sendable {
    let file: BuildRecordFile
    let record: BuildRecord
    let outputs: [PageRecord.Output]
    let makings: [PageRecord.Making]
    let inputs: [InputRecord]
    let siteFiles: [FileRecord]
    let sourceCount: Int
    /// By its place in the survey.
    let source: @Sendable (Int) -> Source
    let plan: PlanRecord
    let jobs: Int

    /// What is recorded of a source; where it has stayed as it was, as bytes.
    enum Source: Sendable {
        case kept(ArraySlice<UInt8>)
        case new(SourceRecord)
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
        case .pages: stretches(makings.count) { $1.write(makings[$0]) }
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
    /// Behind the length, so that a reader can pass over it.
    fileprivate mutating func write(asBytes source: RecordKeeper.Source) {
        switch source {
        case .kept(let bytes):
            writeCount(bytes.count)
            append(bytes)
        case .new(let record):
            var bytes = RecordWriter()
            bytes.write(record)
            writeBytes(bytes.bytes)
        }
    }
}
