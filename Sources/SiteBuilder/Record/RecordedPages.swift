import Newsroom

/// The files that the last build made, and what they were made of.
struct RecordedPages: Sendable {
    let pages: [PageRecord]
    let inputs: [InputRecord]
    /// When the record was made, as ``FileSystem/currentTime`` tells it.
    let savedAt: Int

    static let none = RecordedPages(pages: [], inputs: [], savedAt: 0)

    private init(pages: [PageRecord], inputs: [InputRecord], savedAt: Int) {
        self.pages = pages
        self.inputs = inputs
        self.savedAt = savedAt
    }

    /// - Throws: ``RecordDamage``, and a ``FileError`` where the record cannot be read.
    init(_ stored: StoredRecord, savedAt: Int) throws {
        var inputReader = try stored.reader(of: .inputs)
        let inputs: [InputRecord] = try inputReader.read()
        var outputReader = try stored.reader(of: .outputs)
        var pageReader = try stored.reader(of: .pages)
        let count = try outputReader.readCount()
        var pages: [PageRecord] = []
        pages.reserveCapacity(count)
        for _ in 0..<count {
            let page = PageRecord(output: try outputReader.read(), making: try pageReader.read())
            guard page.making.inputs.allSatisfy({ inputs.indices.contains(Int($0)) }) else {
                throw pageReader.damage
            }
            pages.append(page)
        }
        self.init(pages: pages, inputs: inputs, savedAt: savedAt)
    }
}
