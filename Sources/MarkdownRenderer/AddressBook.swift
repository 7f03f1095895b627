import HTMLTree
import Newsroom

/// Resolves and checks the addresses of one article.
struct AddressBook {
    private let source: [UInt8]
    private lazy var sourceLines = SourceLines(source)
    /// How many bytes may yet be searched for the places of findings.
    private var searchable = 5_000_000
    /// Behind where the last one begins: most come in the order of the text.
    private var searchStart = 0
    /// The article's line of each line of the source; nil where they are the same.
    private let lines: [Int]?
    private let quotesAreMarked: Bool
    private let resolve: (LinkReference) -> LinkResolution
    private(set) var findings: [Finding] = []
    private(set) var misplacedInserts: Set<Int> = []

    init(
        source: [UInt8], lines: [Int]?, quotesAreMarked: Bool,
        resolve: @escaping (LinkReference) -> LinkResolution
    ) {
        self.quotesAreMarked = quotesAreMarked
        self.source = source
        self.lines = lines
        self.resolve = resolve
    }

    /// What to write in place of an address; nil for one that no page may hold.
    ///
    /// - Parameters:
    ///   - needle: what stands in the source; nil where that is the address itself.
    ///   - block: the first and the last line of the block in which it stands.
    mutating func address(
        for destination: UnsafeBufferPointer<UInt8>, isImage: Bool, writtenAs needle: String? = nil,
        in block: ClosedRange<Int>
    ) -> String? {
        let isASCII = destination.allSatisfy { $0 < 0x80 }
        let inserts = isASCII ? [] : Insert.numbers(in: destination)
        guard inserts.isEmpty else {
            misplace(inserts)
            return nil
        }
        let bytes =
            isASCII
            ? Array(destination) : Mark.restore(Array(destination), quotesAreMarked: quotesAreMarked)
        let isAllowed = isImage ? WebAddress.isAllowedForImage(bytes) : WebAddress.isAllowed(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        let needle = needle ?? text
        guard isAllowed else {
            let scheme = WebAddress.scheme(of: bytes) ?? ""
            report(
                .error, "addresses with `\(scheme):` are not allowed",
                hint: "addresses are relative or begin with `https:`, `http:`, `mailto:` or `tel:`", needle,
                block)
            return nil
        }
        switch resolve(LinkReference(destination: text, isImage: isImage)) {
        case .unchanged: return text
        case .address(let address): return address
        case .broken(let summary, let hint):
            report(.error, summary, hint: hint, needle, block)
            return text
        case .unlinked(let summary, let hint):
            report(.warning, summary, hint: hint, needle, block)
            return nil
        }
    }

    /// Notes inserts that stand where no HTML can.
    mutating func misplace(_ inserts: [Int]) {
        misplacedInserts.formUnion(inserts)
    }

    /// A finding at the line of a block in which the needle stands.
    mutating func report(
        _ severity: Finding.Severity, _ summary: String, hint: String? = nil, _ needle: String,
        _ block: ClosedRange<Int>
    ) {
        let lines = block.clamped(to: 1...sourceLines.count)
        let place = place(of: Array(needle.utf8), in: sourceLines.range(of: lines))
        findings.append(
            Finding(
                severity: severity, summary: summary, hint: hint,
                line: original(place.map { sourceLines.line(at: $0) } ?? lines.lowerBound),
                needle: place == nil ? nil : needle))
    }

    mutating func report(
        _ severity: Finding.Severity, _ summary: String, hint: String?, line: Int, needle: String
    ) {
        findings.append(
            Finding(severity: severity, summary: summary, hint: hint, line: line, needle: needle))
    }

    /// The article's line of a line that cmark tells.
    func original(_ line: Int) -> Int {
        guard let lines else { return line }
        return lines.isEmpty ? 1 : lines[max(0, min(line, lines.count) - 1)]
    }

    /// Where a needle stands in a range of the source: after the last one found or, if not there, from its beginning.
    private mutating func place(of needle: [UInt8], in range: Range<Int>) -> Int? {
        let start = min(max(range.lowerBound, searchStart), range.upperBound)
        guard
            let place = firstPlace(of: needle, in: start..<range.upperBound)
                ?? firstPlace(
                    of: needle, in: range.lowerBound..<min(start + needle.count, range.upperBound))
        else { return nil }
        searchStart = place + 1
        return place
    }

    private mutating func firstPlace(of needle: [UInt8], in range: Range<Int>) -> Int? {
        guard let first = needle.first else { return nil }
        let end = min(range.upperBound, range.lowerBound + max(0, searchable)) - needle.count
        var place = range.lowerBound
        while place <= end {
            if source[place] == first, source[place..<place + needle.count].elementsEqual(needle) { break }
            place += 1
        }
        searchable -= place - range.lowerBound
        return place <= end ? place : nil
    }
}
