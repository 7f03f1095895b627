import Newsroom

/// The files that the last build made, and what they were made of.
struct RecordedPages: Sendable {
    let pages: [PageRecord]
    let inputs: [InputRecord]
    /// Where a file's page stands among them, by a part of the name's fingerprint, which takes less time than the name.
    /// Of two names with the same one the first counts as not recorded, and its page is made anew.
    private let places: [UInt64: Int]

    static let none = RecordedPages(pages: [], inputs: [])

    private init(pages: [PageRecord], inputs: [InputRecord]) {
        self.pages = pages
        self.inputs = inputs
        var places = [UInt64: Int](minimumCapacity: pages.count)
        for (place, page) in pages.enumerated() { places[Self.key(of: page.file)] = place }
        self.places = places
    }

    /// - Parameter outputs: The files as the record has them.
    /// - Throws: ``RecordDamage``, and a ``FileError`` where the record cannot be read.
    init(_ outputs: [PageRecord.Output], in stored: StoredRecord) throws {
        var inputReader = try stored.reader(of: .inputs)
        var inputs: [InputRecord] = try inputReader.read()
        for (place, contents) in stored.addendum?.inputs ?? [:] where inputs.indices.contains(place) {
            inputs[place].contents = contents
        }
        var pageReader = try stored.reader(of: .pages)
        var pages: [PageRecord] = []
        pages.reserveCapacity(outputs.count)
        for output in outputs {
            let page = PageRecord(output: output, making: try pageReader.read())
            guard page.making.inputs.allSatisfy({ inputs.indices.contains(Int($0)) }) else {
                throw pageReader.damage
            }
            pages.append(page)
        }
        self.init(pages: pages, inputs: inputs)
    }

    subscript(file: String) -> PageRecord? { place(of: file).map { pages[$0] } }

    func place(of file: String) -> Int? {
        guard let place = places[Self.key(of: file)], pages[place].file == file else { return nil }
        return place
    }

    private static func key(of file: String) -> UInt64 {
        var builder = FingerprintBuilder()
        builder.add(file)
        return builder.value.low
    }
}
