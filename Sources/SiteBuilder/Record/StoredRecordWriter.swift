import Newsroom

/// Writes the file of a ``StoredRecord``, of which no more than a block is in memory at a time.
struct StoredRecordWriter {
    private let files: FileSystem
    private let path: String
    private var part = StoredRecord.Part.site
    private var entries = StoredRecord.Part.allCases.map { _ in StoredRecord.Entry() }
    /// What is not in the file yet of the part, less than a block.
    private var pending: [UInt8] = []

    /// Begins a file, or begins it anew.
    init(files: FileSystem, path: String) throws(FileError) {
        self.files = files
        self.path = path
        try files.write(path, [])
    }

    /// Adds to a part; those before it have ended then.
    mutating func write(_ bytes: [UInt8], to part: StoredRecord.Part) throws(FileError) {
        if part != self.part {
            try appendPending()
            self.part = part
        }
        var rest = bytes[...]
        while pending.count + rest.count >= StoredRecord.blockSize {
            let room = StoredRecord.blockSize - pending.count
            pending += rest.prefix(room)
            rest = rest.dropFirst(room)
            try appendPending()
        }
        pending += rest
    }

    /// All parts are written.
    mutating func end() throws(FileError) {
        try appendPending()
        try files.append(path, StoredRecord.end(of: entries))
    }

    private mutating func appendPending() throws(FileError) {
        guard !pending.isEmpty else { return }
        try files.append(path, pending)
        entries[part.rawValue].length += pending.count
        entries[part.rawValue].fingerprint.add(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
