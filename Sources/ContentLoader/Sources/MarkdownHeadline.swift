/// A heading of the first level that is the first block of a Markdown text.
struct MarkdownHeadline {
    let title: String
    /// The offset after its last line.
    let end: Int
    /// Of it and what stands above it: empty lines and comments, which no reader sees.
    let lineCount: Int

    static func find(in bytes: ArraySlice<UInt8>) -> MarkdownHeadline? {
        var rest = bytes
        var lineCount = 0
        /// The lines so far of what an underline would make a heading.
        var heading: ArraySlice<UInt8> = []
        var isComment = false
        while let line = nextLine(of: rest) {
            lineCount += 1
            rest = rest[line.next...]
            let text = trimmed(line.text)
            if isComment || heading.isEmpty && text.starts(with: "<!--".utf8) {
                let end = text.firstRange(of: "-->".utf8)
                // What follows a comment on its line is HTML.
                guard end == nil || end?.upperBound == text.endIndex else { return nil }
                isComment = end == nil
                continue
            }
            if text.isEmpty {
                guard heading.isEmpty else { return nil }
                continue
            }
            if !heading.isEmpty, isUnderline(line.text) {
                return MarkdownHeadline(
                    title: InlineMarkdown.plainText(heading), end: line.next, lineCount: lineCount)
            }
            let lead = line.text.prefix { $0 == UInt8(ascii: " ") }.count
            guard !heading.isEmpty || lead < 4 else { return nil }
            if let title = title(ofHeading: text), lead < 4 {
                guard heading.isEmpty else { return nil }
                return MarkdownHeadline(title: title, end: line.next, lineCount: lineCount)
            }
            guard !startsOtherBlock(text) else { return nil }
            heading = heading.isEmpty ? text : bytes[heading.startIndex..<text.endIndex]
        }
        return nil
    }

    private static func nextLine(
        of bytes: ArraySlice<UInt8>
    ) -> (text: ArraySlice<UInt8>, next: Int)? {
        guard !bytes.isEmpty else { return nil }
        let end = bytes.lineEnd
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
        return text.isEmpty ? nil : InlineMarkdown.plainText(text)
    }

    private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
        let text = trimmed(line)
        let lead = line.prefix { $0 == UInt8(ascii: " ") }.count
        return lead < 4 && !text.isEmpty && text.allSatisfy { $0 == UInt8(ascii: "=") }
    }

    private static func startsOtherBlock(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        if "-+*".utf8.contains(first) { return text.dropFirst().first.map(isSpace) ?? true }
        return ">#~<|".utf8.contains(first) || text.starts(with: "```".utf8)
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
