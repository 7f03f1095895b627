import HTMLTree
import Newsroom

/// Resolves and checks the addresses of one article.
struct AddressBook {
    private let source: [UInt8]
    private lazy var sourceLines = SourceLines(source)
    /// How many bytes may yet be searched for the places of findings.
    private var searchable = 5_000_000
    /// The article's line of each line of the source; nil where they are the same.
    private let lines: [Int]?
    private let quotesAreMarked: Bool
    private let resolve: (LinkReference) -> LinkResolution
    private(set) var findings: [Finding] = []

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
    /// - Parameter block: the first and the last line of the block in which it stands.
    mutating func address(
        for destination: UnsafeBufferPointer<UInt8>, isImage: Bool, in block: ClosedRange<Int>
    ) -> String? {
        let isASCII = destination.allSatisfy { $0 < 0x80 }
        let bytes =
            isASCII
            ? Array(destination) : Mark.restore(Array(destination), quotesAreMarked: quotesAreMarked)
        let isAllowed = isImage ? WebAddress.isAllowedForImage(bytes) : WebAddress.isAllowed(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        guard isAllowed else {
            let scheme = WebAddress.scheme(of: bytes) ?? ""
            report(
                .error, "addresses with `\(scheme):` are not allowed",
                hint: "addresses are relative or begin with `https:`, `http:`, `mailto:` or `tel:`", text,
                block)
            return nil
        }
        switch resolve(LinkReference(destination: text, isImage: isImage)) {
        case .unchanged: return text
        case .address(let address): return address
        case .broken(let summary, let hint):
            report(.error, summary, hint: hint, text, block)
            return text
        case .unlinked(let summary, let hint):
            report(.warning, summary, hint: hint, text, block)
            return nil
        }
    }

    /// A finding at the line of a block in which the needle stands.
    mutating func report(
        _ severity: Finding.Severity, _ summary: String, hint: String? = nil, _ needle: String,
        _ block: ClosedRange<Int>
    ) {
        let wanted = Array(needle.utf8)
        let candidates = block.clamped(to: 1...sourceLines.count)
        var line: Int?
        for candidate in candidates where searchable > 0 {
            let text = sourceLines[candidate]
            searchable -= text.count
            guard contains(text, wanted) else { continue }
            line = candidate
            break
        }
        findings.append(
            Finding(
                severity: severity, summary: summary, hint: hint,
                line: original(line ?? candidates.lowerBound), needle: line == nil ? nil : needle))
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

    private func contains(_ line: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, line.count >= wanted.count else { return false }
        return line.indices.dropLast(wanted.count - 1).contains {
            line[$0] == first && line[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
    }
}
