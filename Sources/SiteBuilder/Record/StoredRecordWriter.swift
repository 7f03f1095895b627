import Newsroom

/// Writes the file of a ``StoredRecord``, of which no more than a block is in memory at a time.
struct StoredRecordWriter {
    private let files: FileSystem
    private let path: String
    private var pending = RecordWriter()
    private var part = StoredRecord.Entry()
    private var entries: [StoredRecord.Entry] = []

    /// Begins a file, or begins it anew.
    init(files: FileSystem, path: String) throws(FileError) {
        self.files = files
        self.path = path
        try files.write(path, [])
    }

    /// Adds to a part; see ``endPart()``.
    mutating func write(_ write: (inout RecordWriter) -> Void) throws(FileError) {
        write(&pending)
        guard pending.bytes.count >= StoredRecord.blockSize else { return }
        let bytes = pending.bytes
        pending = RecordWriter()
        var start = 0
        while start + StoredRecord.blockSize <= bytes.count {
            try append(Array(bytes[start..<start + StoredRecord.blockSize]))
            start += StoredRecord.blockSize
        }
        pending.append(bytes[start...])
    }

    /// What comes next belongs to the part after this one, in the order of ``StoredRecord/Part``.
    mutating func endPart() throws(FileError) {
        if !pending.bytes.isEmpty { try append(pending.bytes) }
        pending = RecordWriter()
        entries.append(part)
        part = StoredRecord.Entry()
    }

    /// All parts are written.
    func end() throws(FileError) {
        try files.append(path, StoredRecord.end(of: entries))
    }

    private mutating func append(_ block: [UInt8]) throws(FileError) {
        try files.append(path, block)
        part.length += block.count
        part.fingerprint.add(block)
    }
}
