import HTMLTree

/// Writes the blocks of a story, trimmed of what is no prose, as Markdown.
struct BlockWriter {
    struct Line {
        var text: [UInt8]
        /// In the HTML, from 1.
        let number: Int
    }

    /// Quotes and lists that stand deeper in each other are written as if they did not.
    private static let deepestLevel = 12

    private let level: Int
    private(set) var lines: [Line] = []
    /// The sign of the list that was written last, where nothing has followed it.
    private var lastListSign: String?
    private var number: Int

    init(level: Int = 0, number: Int = 1) {
        self.level = level
        self.number = number
    }

    mutating func write(_ nodes: [HTMLNode]) {
        var run: [HTMLNode] = []
        for node in nodes {
            guard let element = node.element else {
                run.append(node)
                continue
            }
            guard HTMLBlocks.isBlock(element) else {
                run.append(node)
                continue
            }
            writeParagraph(run)
            run = []
            number = element.line
            write(element)
        }
        writeParagraph(run)
    }

    private mutating func write(_ element: HTMLElement) {
        switch element.name {
        case "p" where !HTMLBlocks.holdsBlocks(element): writeParagraph(element.children)
        case "h1", "h2", "h3", "h4", "h5", "h6": writeHeading(element)
        case "ul", "ol": writeList(element)
        case "blockquote" where level < Self.deepestLevel:
            let inner = blocks(of: element.children, line: element.line)
            append(
                inner.map {
                    Line(text: Array($0.text.isEmpty ? ">".utf8 : "> ".utf8) + $0.text, number: $0.number)
                })
        case "pre": writeCode(element)
        case "hr": append([Line(text: Array("***".utf8), number: number)])
        case "figure": writeFigure(element)
        case "div" where element.classes.contains("wp-caption"): writeFigure(element)
        case "table": writeTable(element)
        case "details", "dl", "video", "audio", "iframe": writeRaw(element)
        default: write(element.children)
        }
    }

    private mutating func append(_ block: [Line]) {
        guard !block.isEmpty else { return }
        if !lines.isEmpty { lines.append(Line(text: [], number: block[0].number)) }
        lines += block
        lastListSign = nil
    }

    private func blocks(of nodes: [HTMLNode], line: Int) -> [Line] {
        var writer = BlockWriter(level: level + 1, number: line)
        writer.write(nodes)
        return writer.lines
    }

    private mutating func writeParagraph(_ nodes: [HTMLNode]) {
        var writer = InlineWriter()
        writer.write(nodes)
        guard !writer.markdown.isEmpty else { return }
        let number = nodes.lazy.compactMap(\.element).first?.line ?? number
        append(
            writer.markdown.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .map { Line(text: Array($0), number: Swift.max(number, self.number)) })
    }

    private mutating func writeHeading(_ element: HTMLElement) {
        var writer = InlineWriter(lineBreak: .space)
        writer.write(element.children)
        guard !writer.markdown.isEmpty, let level = Int(element.name.dropFirst()) else { return }
        let signs = String(repeating: "#", count: level) + " "
        append([Line(text: Array(signs.utf8) + writer.markdown, number: number)])
    }

    private mutating func writeList(_ list: HTMLElement) {
        guard level < Self.deepestLevel else { return write(list.children) }
        let isOrdered = list.name == "ol"
        // A list next to one of the same sign would be one with it.
        let signs = isOrdered ? [".", ")"] : ["-", "*"]
        let sign = lastListSign == signs[0] ? signs[1] : signs[0]
        var position = isOrdered ? Self.start(of: list) : 0
        let contents = Self.items(of: list)
        var items: [[Line]] = []
        for content in contents {
            var inner = blocks(of: content.nodes, line: content.line)
            // Signs of a task or an empty item say nothing.
            guard !inner.isEmpty else { continue }
            let marker = isOrdered ? "\(position)\(sign) " : "\(sign) "
            for index in inner.indices where index == 0 || !inner[index].text.isEmpty {
                let lead = index == 0 ? marker : String(repeating: " ", count: marker.count)
                inner[index].text = Array(lead.utf8) + inner[index].text
            }
            items.append(inner)
            if position < 999_999_999 { position += 1 }
        }
        let isTight = contents.allSatisfy { !$0.nodes.contains { $0.element?.name == "p" } }
        guard !items.isEmpty else { return }
        append(
            isTight
                ? items.flatMap { Self.tightened($0) }
                : Array(items.joined(separator: [Line(text: [], number: number)])))
        lastListSign = sign
    }

    /// What each item holds, and its line. A list between the items belongs to the one above it; whatever else
    /// stands there is an item of its own.
    private static func items(of list: HTMLElement) -> [(nodes: [HTMLNode], line: Int)] {
        var items: [(nodes: [HTMLNode], line: Int)] = []
        var isRun = false
        for node in list.children {
            let line = node.element?.line ?? items.last?.line ?? list.line
            let isBlock = node.element.map(HTMLBlocks.isBlock) ?? false
            let isList = ["ul", "ol"].contains(node.element?.name)
            if let item = node.element, item.name == "li" {
                items.append((item.children, line))
                isRun = false
            } else if isList && !items.isEmpty || isRun && !isBlock {
                items[items.count - 1].nodes.append(node)
            } else if node.element != nil || !node.text.onOneLine.isEmpty {
                items.append(([node], line))
                isRun = !isBlock
            }
        }
        return items
    }

    /// Without the blank line between an item's text and the list in it.
    private static func tightened(_ item: [Line]) -> [Line] {
        let blanks = item.indices.filter { item[$0].text.isEmpty }
        guard blanks.count == 1, blanks[0] + 1 < item.count else { return item }
        let next = String(decoding: item[blanks[0] + 1].text, as: UTF8.self).drop { $0 == " " }
        // Only a list that starts at 1 may follow a paragraph without a blank line.
        guard ["- ", "* ", "1. ", "1) "].contains(where: next.hasPrefix) else { return item }
        return Array(item[..<blanks[0]] + item[(blanks[0] + 1)...])
    }

    private static func start(of list: HTMLElement) -> Int {
        let start = list["start"].flatMap { Int($0.trimmingSpaces) } ?? 1
        return (0...999_999_999).contains(start) ? start : 1
    }

    private mutating func writeCode(_ element: HTMLElement) {
        let text = element.preformattedText.replacing("\r", with: "")
        let runs = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: Swift.max(3, runs + 1))
        let classes = ([element] + element.childElements.filter { $0.name == "code" }).flatMap(\.classes)
        let language = classes.lazy.compactMap { name -> Substring? in
            guard name.hasPrefix("language-") else { return nil }
            let language = name.dropFirst(9)
            return language.allSatisfy { $0.isLetter || $0.isNumber || "+-#".contains($0) } ? language : nil
        }.first
        var code = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let last = code.last, last.allSatisfy(\.isWhitespace) { code.removeLast() }
        guard !code.isEmpty else { return }
        let number = number
        let inner = code.enumerated().map { Line(text: Array($0.element.utf8), number: number + $0.offset) }
        append(
            [Line(text: Array((fence + (language ?? "")).utf8), number: number)] + inner
                + [Line(text: Array(fence.utf8), number: number + code.count - 1)])
    }

    /// Pictures with a caption are paragraphs of their own, of which the renderer makes figures again.
    private mutating func writeFigure(_ element: HTMLElement) {
        let inner = element.elements
        let images = inner.filter { $0.name == "img" }
        let caption = inner.first { $0.name == "figcaption" || $0.classes.contains("wp-caption-text") }
        let isPicture = !inner.contains {
            ["table", "pre", "blockquote", "video", "audio", "iframe"].contains($0.name)
        }
        guard isPicture, !images.isEmpty else { return write(element.children) }
        for (index, image) in images.enumerated() {
            let title = index == images.count - 1 ? caption?.plainText : nil
            guard let markdown = MarkdownLink.image(image, title: title) else { continue }
            append([Line(text: markdown, number: image.line)])
        }
    }

    private mutating func writeTable(_ element: HTMLElement) {
        guard let table = MarkdownTable(element) else {
            return HTMLBlocks.isLayout(element) ? write(element.children) : writeRaw(element)
        }
        append(table.lines.map { Line(text: $0.text, number: $0.number) })
    }

    private mutating func writeRaw(_ element: HTMLElement) {
        let html = RawHTML.block(element)
        if !html.isEmpty { append([Line(text: html, number: number)]) }
    }
}
