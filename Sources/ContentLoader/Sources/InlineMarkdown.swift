import HTMLTree

/// The text that readers see of a line of Markdown: emphasis, code, links, tags and character references
/// resolved.
///
/// A headline is plain text everywhere, and Markdown is rendered elsewhere: this knows what stands in headings,
/// not all of CommonMark.
struct InlineMarkdown {
    /// HTML as yet, whose parser resolves tags and references.
    private var html: [UInt8] = []
    private let text: ArraySlice<UInt8>
    private var index: Int
    /// Where `*`, `_` and `~~` that may open emphasis stand in ``html``, by sign.
    private var openers: [UInt8: [Range<Int>]] = [:]
    /// Where brackets that may open a link stand in ``html``.
    private var brackets: [Range<Int>] = []
    /// Signs that turned out to be no text.
    private var signs: [Range<Int>] = []

    static func plainText(_ text: ArraySlice<UInt8>) -> String {
        let written = String(decoding: text, as: UTF8.self)
        // No headline is as long, and what follows looks ahead.
        guard text.count <= 4_096 else { return written }
        var reading = InlineMarkdown(text)
        reading.read()
        guard let document = try? HTMLDocument.parse(reading.htmlWithoutSigns, fragment: true) else {
            return written
        }
        return document.nodes.map(\.text).joined().onOneLine
    }

    private init(_ text: ArraySlice<UInt8>) {
        self.text = text
        index = text.startIndex
    }

    private mutating func read() {
        while index < text.endIndex {
            switch text[index] {
            case UInt8(ascii: "\\") where isPunctuation(at: index + 1):
                append(text[index + 1])
                index += 2
            case UInt8(ascii: "`"): readCode()
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): readEmphasis()
            case UInt8(ascii: "!") where byte(at: index + 1) == UInt8(ascii: "["): openBracket(length: 2)
            case UInt8(ascii: "["): openBracket(length: 1)
            case UInt8(ascii: "]"): closeBracket()
            case UInt8(ascii: "<"): readTag()
            case UInt8(ascii: "&"):
                html.append(UInt8(ascii: "&"))
                index += 1
            default:
                append(text[index])
                index += 1
            }
        }
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): html += "&lt;".utf8
        case UInt8(ascii: "&"): html += "&amp;".utf8
        default: html.append(byte)
        }
    }

    private mutating func readCode() {
        let fence = text[index...].prefix { $0 == UInt8(ascii: "`") }
        var end = fence.endIndex
        while let start = text[end...].firstIndex(of: UInt8(ascii: "`")) {
            let closing = text[start...].prefix { $0 == UInt8(ascii: "`") }
            if closing.count == fence.count {
                for byte in text[fence.endIndex..<start] { append(byte) }
                index = closing.endIndex
                return
            }
            end = closing.endIndex
        }
        html += fence
        index = fence.endIndex
    }

    /// Signs at the start of a word open emphasis, those at the end of one close it (CommonMark, section 6.2).
    private mutating func readEmphasis() {
        let sign = text[index]
        let run = text[index...].prefix { $0 == sign }
        let before = byte(at: index - 1)
        let after = byte(at: run.endIndex)
        index = run.endIndex
        let range = html.count..<(html.count + run.count)
        html += run
        let isInWord = sign == UInt8(ascii: "_") && Self.isWord(before) && Self.isWord(after)
        guard !isInWord, sign != UInt8(ascii: "~") || run.count == 2 else { return }
        var left = range
        if !Self.isSpace(before) {
            while !left.isEmpty, let opener = openers[sign]?.popLast() {
                let count = Swift.min(opener.count, left.count)
                signs += [(opener.upperBound - count)..<opener.upperBound, left.prefix(count)]
                left = left.dropFirst(count)
                if opener.count > count {
                    openers[sign, default: []].append(opener.lowerBound..<(opener.upperBound - count))
                }
                // What opened in between is text.
                for other in openers.keys where other != sign {
                    openers[other]?.removeAll { $0.lowerBound > opener.lowerBound }
                }
            }
        }
        if !left.isEmpty, !Self.isSpace(after) { openers[sign, default: []].append(left) }
    }

    private mutating func openBracket(length: Int) {
        brackets.append(html.count..<(html.count + length))
        for byte in text[index..<(index + length)] { append(byte) }
        index += length
    }

    /// `](address "title")` ends a link or a picture; of others the brackets are text.
    private mutating func closeBracket() {
        let opener = brackets.popLast()
        if let opener, byte(at: index + 1) == UInt8(ascii: "("), let end = endOfTarget(from: index + 2) {
            signs.append(opener)
            index = end
        } else {
            append(text[index])
            index += 1
        }
    }

    /// The offset after the parenthesis that closes a link's target.
    private func endOfTarget(from start: Int) -> Int? {
        var depth = 1
        var index = start
        while index < text.endIndex {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// A tag, a comment, or an address in angle brackets, which is text.
    private mutating func readTag() {
        let next = byte(at: index + 1)
        let isTag = next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || Self.isWord(next)
        guard isTag, let end = text[index...].firstIndex(of: UInt8(ascii: ">")) else {
            append(text[index])
            index += 1
            return
        }
        let inner = text[(index + 1)..<end]
        let name = inner.prefix { Self.isWord($0) }
        let mark = byte(at: name.endIndex)
        if mark == UInt8(ascii: ":") || mark == UInt8(ascii: "@") || mark == UInt8(ascii: ".") {
            for byte in inner { append(byte) }
        } else {
            html += text[index...end]
        }
        index = end + 1
    }

    private var htmlWithoutSigns: [UInt8] {
        var isSign = [Bool](repeating: false, count: html.count)
        for range in signs {
            for index in range { isSign[index] = true }
        }
        return zip(html, isSign).filter { !$0.1 }.map(\.0)
    }

    /// A space beyond the ends of the text.
    private func byte(at index: Int) -> UInt8 {
        text.indices.contains(index) ? text[index] : UInt8(ascii: " ")
    }

    private func isPunctuation(at index: Int) -> Bool {
        switch byte(at: index) {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    }

    /// Letters, digits, and everything beyond ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }
}
