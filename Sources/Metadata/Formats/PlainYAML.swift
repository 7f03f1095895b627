import Newsroom

/// Front matter as most people write it: on each line a key with a plain or quoted text or a `[list, of, texts]`, or
/// below a key a list with a `-` before each text.
///
/// Yams takes more than twenty times as long for it. Whatever has more to it than that is left to Yams, mistakes included.
enum PlainYAML {
    /// - Returns: Nil where only Yams can tell what is meant.
    static func parse(_ block: MetadataBlock) -> MetadataNode? {
        // Larger ones may have more values than are allowed.
        guard block.range.count <= 16 * 1024, isPrintable(block.source.bytes[block.range]) else { return nil }
        var scanner = Scanner(block)
        var entries: [MetadataEntry] = []
        entries.reserveCapacity(16)
        while !scanner.isAtEnd {
            guard let entry = scanner.entry(), !entries.contains(where: { $0.key == entry.key }) else {
                return nil
            }
            entries.append(entry)
        }
        guard !entries.isEmpty else { return nil }
        let start = block.range.lowerBound
        return MetadataNode(.map(entries), at: MetadataSpot(start..<start, of: block))
    }

    /// No control characters but line ends, no line ends of Unicode, nothing that YAML does not allow, and no `&`,
    /// which may begin an anchor.
    private static func isPrintable(_ bytes: ArraySlice<UInt8>) -> Bool {
        if isPrintableASCII(bytes) { return true }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x0A, 0x0D: true
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
            default: scalar != "&"
            }
        }
    }

    /// Every byte is looked at, which lets the compiler take many at once.
    private static func isPrintableASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var others: UInt8 = 0
            for byte in bytes {
                let isText: UInt8 = byte &- 0x20 < 0x5F ? 1 : 0
                let isLineEnd: UInt8 = Self.isLineEnd(byte) ? 1 : 0
                let isAnchor: UInt8 = byte == UInt8(ascii: "&") ? 1 : 0
                others |= (isText | isLineEnd) ^ 1 | isAnchor
            }
            return others == 0
        }
    }

    fileprivate static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

/// Reads the lines of a block from left to right. Whatever is read is nil where the line is none for ``PlainYAML``.
private struct Scanner {
    private let block: MetadataBlock
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    init(_ block: MetadataBlock) {
        self.block = block
        bytes = block.source.bytes
        end = block.range.upperBound
        index = block.range.lowerBound
    }

    var isAtEnd: Bool { index == end }

    /// A line with its end.
    mutating func entry() -> MetadataEntry? {
        let start = index
        while let byte = peek, Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_") {
            index += 1
        }
        let key = start..<index
        guard !key.isEmpty, key.count <= 128, Self.isLetter(bytes[start]), take(UInt8(ascii: ":")) else {
            return nil
        }
        let hasSpace = peek == UInt8(ascii: " ")
        skipSpaces()
        let value: MetadataNode?
        if takeLineEnd() {
            value = listBelow()
        } else {
            guard hasSpace else { return nil }
            value = peek == UInt8(ascii: "[") ? list() : text(isInList: false)
            skipSpaces()
            guard takeLineEnd() else { return nil }
        }
        return value.map { MetadataEntry(cleanKey: string(key), at: spot(key), value: $0) }
    }

    /// Lines of one indentation, each with its end.
    private mutating func listBelow() -> MetadataNode? {
        let line = index
        skipSpaces()
        let start = index
        var items: [MetadataNode] = []
        while take(UInt8(ascii: "-")) {
            guard take(UInt8(ascii: " ")) else { return nil }
            skipSpaces()
            guard let item = text(isInList: false) else { return nil }
            items.append(item)
            skipSpaces()
            guard takeLineEnd() else { return nil }
            let next = index
            skipSpaces()
            // What is not another item may be the next key, or for Yams to tell.
            guard index - next == start - line, peek == UInt8(ascii: "-") else {
                index = next
                break
            }
        }
        return items.isEmpty ? nil : MetadataNode(.list(items), clean: nil, at: spot(start..<start))
    }

    private mutating func list() -> MetadataNode? {
        let start = index
        index += 1
        var items: [MetadataNode] = []
        items.reserveCapacity(4)
        repeat {
            skipSpaces()
            guard let item = text(isInList: true) else { return nil }
            items.append(item)
            skipSpaces()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { return nil }
        return MetadataNode(.list(items), clean: nil, at: spot(start..<start))
    }

    private mutating func text(isInList: Bool) -> MetadataNode? {
        guard let first = peek else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(first) }
        // Other signs may have a meaning at the start.
        guard Self.isLetter(first) || Self.isDigit(first) || first >= 0x80 else { return nil }
        let start = index
        if isInList {
            while let byte = peek, Self.isPlainInList(byte) { index += 1 }
        } else {
            guard skipPlain() else { return nil }
        }
        var textEnd = index
        while bytes[textEnd - 1] == UInt8(ascii: " ") { textEnd -= 1 }
        let string = string(start..<textEnd)
        let kind = ScalarKind.kind(ofPlain: string)
        return MetadataNode(kind, clean: kind == .none ? nil : string, at: spot(start..<textEnd))
    }

    /// Skips the rest of the line; false where something in it ends it as a key or begins a comment.
    private mutating func skipPlain() -> Bool {
        var last: UInt8 = 0
        var count = 0
        for byte in bytes[index..<end] {
            if PlainYAML.isLineEnd(byte) { break }
            if last == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return false }
            if last == UInt8(ascii: " "), byte == UInt8(ascii: "#") { return false }
            last = byte
            count += 1
        }
        index += count
        return last != UInt8(ascii: ":")
    }

    private mutating func quoted(_ quote: UInt8) -> MetadataNode? {
        let start = index
        index += 1
        // A backslash begins an escape.
        while let byte = peek, byte != quote, byte != UInt8(ascii: "\\"), !PlainYAML.isLineEnd(byte) {
            index += 1
        }
        // Two quotation marks stand for one.
        guard take(quote), peek != quote else { return nil }
        return MetadataNode(.text, clean: string(start + 1..<index - 1), at: spot(start..<index))
    }

    private static func isPlainInList(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: " ")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private var peek: UInt8? { index < end ? bytes[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    /// LF, CR or both; at the end of the block there is none.
    private mutating func takeLineEnd() -> Bool {
        let hasReturn = take(0x0D)
        return take(0x0A) || hasReturn || isAtEnd
    }

    private mutating func skipSpaces() {
        while peek == UInt8(ascii: " ") { index += 1 }
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func spot(_ range: Range<Int>) -> MetadataSpot { MetadataSpot(range, of: block) }
}
