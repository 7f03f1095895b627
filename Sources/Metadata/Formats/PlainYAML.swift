import Newsroom

/// Front matter as most people write it: on each line a key with a plain or quoted text or a `[list, of, texts]`.
///
/// Yams takes four times as long for it. Whatever has more to it than that is left to Yams, mistakes included.
enum PlainYAML {
    /// - Returns: Nil where only Yams can tell what is meant.
    static func parse(_ block: MetadataBlock) -> MetadataNode? {
        // Larger ones may have more values than are allowed.
        guard block.range.count <= 16 * 1024 else { return nil }
        var entries: [MetadataEntry] = []
        var keys: Set<String> = []
        for number in 1...block.lineCount {
            let bytes = block.line(number)
            // The end of the last line begins another, empty one.
            if bytes.isEmpty, number == block.lineCount { break }
            guard isPrintable(bytes) else { return nil }
            var line = Line(block: block, number: number, bytes: bytes)
            guard let entry = line.entry(), keys.insert(entry.key).inserted else { return nil }
            entries.append(entry)
        }
        return entries.isEmpty ? nil : MetadataNode(.map(entries), at: block.place(line: 1, column: 1))
    }

    /// No control characters, no line ends of Unicode, nothing that YAML does not allow, and no `&`, which may begin
    /// an anchor.
    private static func isPrintable(_ line: ArraySlice<UInt8>) -> Bool {
        if line.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "&") }) { return true }
        guard let text = String(validating: line, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
            default: scalar != "&"
            }
        }
    }
}

/// One line, which is read from left to right. Whatever is read is nil where the line is none for ``PlainYAML``.
private struct Line {
    let block: MetadataBlock
    let number: Int
    let bytes: ArraySlice<UInt8>
    private var index: Int

    init(block: MetadataBlock, number: Int, bytes: ArraySlice<UInt8>) {
        self.block = block
        self.number = number
        self.bytes = bytes
        index = bytes.startIndex
    }

    mutating func entry() -> MetadataEntry? {
        let key = bytes.prefix(128).prefix {
            Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "_")
        }
        guard let first = key.first, Self.isLetter(first) else { return nil }
        index = key.endIndex
        guard take(UInt8(ascii: ":")), take(UInt8(ascii: " ")) else { return nil }
        skipSpaces()
        guard let value = peek == UInt8(ascii: "[") ? list() : text(endsAtComma: false) else { return nil }
        skipSpaces()
        guard peek == nil else { return nil }
        return MetadataEntry(
            key: String(decoding: key, as: UTF8.self), keyPlace: place(of: key), value: value)
    }

    private mutating func list() -> MetadataNode? {
        let start = index
        index += 1
        var items: [MetadataNode] = []
        repeat {
            skipSpaces()
            guard let item = text(endsAtComma: true) else { return nil }
            items.append(item)
            skipSpaces()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { return nil }
        return MetadataNode(.list(items), at: place(of: bytes[start...start]))
    }

    private mutating func text(endsAtComma: Bool) -> MetadataNode? {
        guard let first = peek else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(first) }
        // Other signs may have a meaning at the start.
        guard Self.isLetter(first) || Self.isDigit(first) || first >= 0x80 else { return nil }
        var text = bytes[index...]
        if endsAtComma { text = text.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") } }
        index = text.endIndex
        while text.last == UInt8(ascii: " ") { text.removeLast() }
        guard endsAtComma ? text.allSatisfy(Self.isPlainInList) : Self.isPlain(text) else { return nil }
        let string = String(decoding: text, as: UTF8.self)
        let kind = ScalarKind.kind(ofPlain: string)
        return MetadataNode(kind, text: kind == .none ? nil : string, at: place(of: text))
    }

    private mutating func quoted(_ quote: UInt8) -> MetadataNode? {
        let start = index
        guard let end = bytes[(start + 1)...].firstIndex(of: quote) else { return nil }
        let text = bytes[(start + 1)..<end]
        index = end + 1
        // Two quotation marks stand for one, a backslash begins an escape.
        guard peek != quote, !text.contains(UInt8(ascii: "\\")) else { return nil }
        return MetadataNode(
            .text, text: String(decoding: text, as: UTF8.self), at: place(of: bytes[start...end]))
    }

    /// Whether nothing in a text ends it as a key or begins a comment.
    private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in text {
            if last == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return false }
            if last == UInt8(ascii: " "), byte == UInt8(ascii: "#") { return false }
            last = byte
        }
        return last != UInt8(ascii: ":")
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

    private var peek: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpaces() {
        while peek == UInt8(ascii: " ") { index += 1 }
    }

    private func place(of part: ArraySlice<UInt8>) -> Place {
        func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0b1100_0000 != 0b1000_0000 } }
        return block.place(
            line: number, column: scalars(bytes[..<part.startIndex]) + 1, length: scalars(part))
    }
}
