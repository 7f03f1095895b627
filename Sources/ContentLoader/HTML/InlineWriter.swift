import HTMLTree

/// Writes what stands within a paragraph as Markdown.
struct InlineWriter {
    enum LineBreak {
        /// A backslash and a line end; a blank line where there are several breaks.
        case hard
        /// As an HTML tag, in a table's cell.
        case tag
        /// A space, in a heading.
        case space
    }

    private(set) var markdown: [UInt8] = []
    private let lineBreak: LineBreak
    /// White space that was read but has to wait for what follows it.
    private var pendingSpace = false
    private var pendingBreaks = 0
    private var isInLink = false

    init(lineBreak: LineBreak = .hard) {
        self.lineBreak = lineBreak
    }

    mutating func write(_ nodes: [HTMLNode]) {
        for node in nodes {
            switch node {
            case .text(let text): write(text)
            case .element(let element): write(element)
            case .comment: continue
            }
        }
    }

    private mutating func write(_ text: String) {
        for (index, word) in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: Self.isSpace)
            .enumerated()
        {
            if index > 0 { pendingSpace = true }
            guard !word.isEmpty else { continue }
            flush()
            let startsLine = markdown.isEmpty || markdown.last == UInt8(ascii: "\n")
            MarkdownEscaping.append(word, to: &markdown, startsLine: startsLine)
        }
    }

    private mutating func write(_ element: HTMLElement) {
        switch element.name {
        case "br": pendingBreaks += 1
        case "wbr": return
        case "img":
            guard let image = MarkdownLink.image(element, title: element["title"]) else { return }
            flush()
            markdown += image
        case "a": writeLink(element)
        case "em", "i": writeMarked(element, "*", tag: "em")
        case "strong", "b": writeMarked(element, "**", tag: "strong")
        case "del", "s", "strike": writeMarked(element, "~~", tag: "del")
        case "code": writeCode(element)
        case "sub", "sup", "abbr", "mark", "u", "ins", "small", "kbd", "samp", "var", "q", "cite",
            "dfn",
            "bdi", "bdo":
            writeTagged(element)
        case "span" where element["lang"] != nil || element["dir"] != nil: writeTagged(element)
        case "audio", "video", "iframe", "ruby":
            let html = RawHTML.block(element)
            guard !html.isEmpty else { return }
            flush()
            markdown += html
        default: write(element.children)
        }
    }

    /// Writes what the nodes give on their own, wrapped; white space at its ends comes to stand around it.
    private mutating func writeSeparately(
        _ nodes: [HTMLNode], inLink: Bool, _ wrap: ([UInt8], [UInt8]) -> [UInt8]
    ) {
        var writer = InlineWriter(lineBreak: lineBreak == .hard ? .tag : lineBreak)
        writer.isInLink = inLink
        // Not at the start of a line: a sign of the wrapping will stand there.
        writer.markdown = [0]
        writer.write(nodes)
        let inner = Array(writer.markdown.dropFirst().drop { $0 == UInt8(ascii: " ") })
        if writer.markdown.count > inner.count + 1 { pendingSpace = true }
        if !inner.isEmpty {
            flush()
            markdown += wrap(inner, markdown)
        }
        if writer.pendingSpace { pendingSpace = true }
        pendingBreaks += writer.pendingBreaks
    }

    private mutating func writeLink(_ element: HTMLElement) {
        let address = element["href"] ?? ""
        guard !isInLink, !address.isEmpty, WebAddress.isAllowed(address.utf8) else {
            return write(element.children)
        }
        // Together they would be an image.
        if !pendingSpace, pendingBreaks == 0, markdown.last == UInt8(ascii: "!") {
            markdown.removeLast()
            markdown += "\\!".utf8
        }
        writeSeparately(element.children, inLink: true) { inner, _ in
            Array("[".utf8) + inner + "]".utf8 + MarkdownLink.target(address, title: element["title"])
        }
    }

    /// Emphasis: with signs where they cannot be misread, else with tags.
    private mutating func writeMarked(_ element: HTMLElement, _ sign: String, tag: String) {
        writeSeparately(element.children, inLink: isInLink) { inner, before in
            let isPlain =
                Self.isWordByte(inner.first) && Self.isWordByte(inner.last)
                && !"*~".utf8.contains(before.last ?? 0) && !Self.hasMarks(inner)
            return isPlain
                ? Array(sign.utf8) + inner + sign.utf8 : Array("<\(tag)>".utf8) + inner + "</\(tag)>".utf8
        }
    }

    private mutating func writeTagged(_ element: HTMLElement) {
        writeSeparately(element.children, inLink: isInLink) { inner, _ in
            RawHTML.startTag(of: element) + inner + "</\(element.name)>".utf8
        }
    }

    private mutating func writeCode(_ element: HTMLElement) {
        let text = element.text
        let code = text.onOneLine
        let needsTag = code.contains("`") || code.contains("|") || code.contains("\\")
        guard element.childElements.isEmpty, !needsTag, markdown.last != UInt8(ascii: "`") else {
            return writeTagged(element)
        }
        guard !code.isEmpty else {
            pendingSpace = pendingSpace || !text.isEmpty
            return
        }
        if text.first?.isWhitespace == true { pendingSpace = true }
        flush()
        markdown += "`\(code)`".utf8
        if text.last?.isWhitespace == true { pendingSpace = true }
    }

    /// Writes the white space and line breaks that stand before what comes next.
    private mutating func flush() {
        defer {
            pendingSpace = false
            pendingBreaks = 0
        }
        guard !markdown.isEmpty else { return }
        if pendingBreaks > 0 {
            switch lineBreak {
            // Two make what looks like a new paragraph.
            case .hard: markdown += (pendingBreaks > 1 ? "\n\n" : "\\\n").utf8
            case .tag: markdown += "<br>".utf8
            case .space: markdown += " ".utf8
            }
        } else if pendingSpace, markdown.last != UInt8(ascii: "\n") {
            markdown.append(UInt8(ascii: " "))
        }
    }

    private static func hasMarks(_ markdown: [UInt8]) -> Bool {
        zip(markdown, [0] + markdown).contains { byte, before in
            (byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~")) && before != UInt8(ascii: "\\")
        }
    }

    /// Beyond ASCII there is punctuation too, in doubt all of it.
    private static func isWordByte(_ byte: UInt8?) -> Bool {
        switch byte ?? 0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D
    }
}
