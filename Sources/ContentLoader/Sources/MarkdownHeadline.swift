/// A heading of the first level that is the first block of a Markdown text.
struct MarkdownHeadline {
    let title: String
    /// The offset after its last line.
    let end: Int
    /// Of it and the empty lines above it.
    let lineCount: Int

    static func find(in bytes: ArraySlice<UInt8>) -> MarkdownHeadline? {
        var rest = bytes
        var lineCount = 0
        while let line = nextLine(of: rest) {
            lineCount += 1
            rest = rest[line.next...]
            let text = trimmed(line.text)
            if text.isEmpty { continue }
            guard line.text.prefix(while: { $0 == UInt8(ascii: " ") }).count < 4 else { return nil }
            if let title = title(ofHeading: text) {
                return MarkdownHeadline(title: title, end: line.next, lineCount: lineCount)
            }
            guard let underline = nextLine(of: rest), isUnderline(underline.text), !startsOtherBlock(text)
            else {
                return nil
            }
            return MarkdownHeadline(title: plain(text), end: underline.next, lineCount: lineCount + 1)
        }
        return nil
    }

    private static func nextLine(
        of bytes: ArraySlice<UInt8>
    ) -> (text: ArraySlice<UInt8>, next: Int)? {
        guard !bytes.isEmpty else { return nil }
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        return (bytes[bytes.startIndex..<end], Swift.min(end + 1, bytes.endIndex))
    }

    /// `# Title`, closing `#`s aside.
    private static func title(ofHeading text: ArraySlice<UInt8>) -> String? {
        guard text.first == UInt8(ascii: "#") else { return nil }
        var text = text.dropFirst()
        guard let byte = text.first, isSpace(byte) else { return nil }
        text = trimmed(text)
        let closing = text.reversed().prefix { $0 == UInt8(ascii: "#") }.count
        let head = text.dropLast(closing)
        if closing > 0, head.last.map(isSpace) ?? true { text = trimmed(head) }
        return text.isEmpty ? nil : plain(text)
    }

    private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
        let text = trimmed(line)
        let lead = line.prefix { $0 == UInt8(ascii: " ") }.count
        return lead < 4 && !text.isEmpty && text.allSatisfy { $0 == UInt8(ascii: "=") }
    }

    private static func startsOtherBlock(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        return ">-+*#`~<|".utf8.contains(first)
    }

    /// The text as readers see it: emphasis and code marks taken off, escapes resolved.
    private static func plain(_ text: ArraySlice<UInt8>) -> String {
        var plain: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "\\"), index < text.endIndex, isPunctuation(text[index]) {
                plain.append(text[index])
                index += 1
            } else if byte != UInt8(ascii: "*"), byte != UInt8(ascii: "`") {
                plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = bytes.firstIndex(where: { !isSpace($0) }),
            let end = bytes.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return bytes[start...end]
    }
}
