/// Goes through the attributes of the start tags in HTML, as the HTML Standard's tokeniser finds them: not what
/// looks like one in comments, scripts, texts or the values of others.
struct TagScanner {
    /// An attribute with a value.
    struct Attribute {
        /// In lower case, as the name.
        let element: String
        let name: String
        /// What stands between the quotation marks, if any.
        let value: Range<Int>
        /// From the name to the end of the value, quotation marks included.
        let source: Range<Int>
        /// Where the tag begins.
        let tag: Int
    }

    /// A tag with all its attributes, a comment, or what is no markup though it looks so: a script.
    struct Markup {
        let range: Range<Int>
        let isComment: Bool
    }

    private let html: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// The element in whose start tag the scanner stands; nil outside of one.
    private var element: String?
    /// Where the last tag or comment began.
    private var tag = 0

    init(_ html: UnsafeBufferPointer<UInt8>) {
        self.html = html
    }

    /// All that is no text, in its order.
    static func markup(of html: UnsafeBufferPointer<UInt8>) -> [Markup] {
        var scanner = TagScanner(html)
        var markup: [Markup] = []
        while scanner.index < html.count {
            scanner.enterTag()
            let isComment = html[min(scanner.tag, html.count)...].starts(with: "<!--".utf8)
            while scanner.element != nil, scanner.index < html.count { scanner.step() }
            if scanner.tag < scanner.index {
                markup.append(Markup(range: scanner.tag..<scanner.index, isComment: isComment))
            }
        }
        return markup
    }

    mutating func nextAttribute() -> Attribute? {
        while index < html.count {
            guard element != nil else {
                enterTag()
                continue
            }
            if let attribute = step() { return attribute }
        }
        return nil
    }
}

extension TagScanner {
    /// Their contents are no markup.
    private static let rawTextElements: Set<String> = [
        "script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea",
    ]

    /// Moves on in the start tag: behind its next attribute, which is returned where it has a value, or its end.
    @discardableResult
    private mutating func step() -> Attribute? {
        guard let element else { return nil }
        skip { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
        guard index < html.count else { return nil }
        guard html[index] == UInt8(ascii: ">") else { return attribute(of: element) }
        index += 1
        self.element = nil
        if Self.rawTextElements.contains(element) { skipRawText(of: element) }
        return nil
    }

    /// Moves behind the name of the next start tag, or behind something else that begins with `<`.
    private mutating func enterTag() {
        skip { $0 != UInt8(ascii: "<") }
        tag = index
        index += 1
        guard index < html.count else { return }
        let byte = html[index]
        if html[index...].starts(with: "!--".utf8) {
            skipComment()
        } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
            skip { $0 != UInt8(ascii: ">") }
        } else if byte == UInt8(ascii: "/") {
            index += 1
            skipEndTag()
        } else if Self.isLetter(byte) {
            element = name { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
        }
    }

    /// Moves behind the next attribute; nil for one that has no value, or whose quotation mark is never closed.
    private mutating func attribute(of element: String) -> Attribute? {
        let start = index
        let name = name {
            $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=")
        }
        skip { $0 <= 0x20 }
        guard index < html.count, html[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        skip { $0 <= 0x20 }
        guard index < html.count, html[index] != UInt8(ascii: ">") else { return nil }
        let quote = html[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let value = index
            skip { $0 > 0x20 && $0 != UInt8(ascii: ">") }
            return Attribute(
                element: element, name: name, value: value..<index, source: start..<index, tag: tag)
        }
        index += 1
        let value = index
        skip { $0 != quote }
        guard index < html.count else { return nil }
        index += 1
        return Attribute(
            element: element, name: name, value: value..<index - 1, source: start..<index, tag: tag)
    }

    private mutating func skipComment() {
        let start = index + 3
        index = start
        // "<!-->" and "<!--->" are whole comments.
        if html[start...].starts(with: ">".utf8) || html[start...].starts(with: "->".utf8) { return }
        while index < html.count {
            let rest = html[index...]
            if rest.starts(with: "-->".utf8) || rest.starts(with: "--!>".utf8) { return }
            index += 1
            skip { $0 != UInt8(ascii: "-") }
        }
    }

    /// End tags may hold attributes too, which mean nothing.
    private mutating func skipEndTag() {
        guard index < html.count, Self.isLetter(html[index]) else { return }
        skip { $0 > 0x20 && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
        while index < html.count, html[index] != UInt8(ascii: ">") {
            if html[index] <= 0x20 || html[index] == UInt8(ascii: "/") {
                index += 1
            } else {
                _ = attribute(of: "")
            }
        }
    }

    private mutating func skipRawText(of element: String) {
        while index < html.count {
            skip { $0 != UInt8(ascii: "<") }
            let end = html[index...].dropFirst(2)
            if html[index...].starts(with: "</".utf8), end.count >= element.utf8.count,
                zip(element.utf8, end).allSatisfy({ $0 == $1 | 0x20 })
            {
                return
            }
            index += 1
        }
    }

    private mutating func skip(while isSkipped: (UInt8) -> Bool) {
        while index < html.count, isSkipped(html[index]) { index += 1 }
    }

    /// A name in lower case. Its first byte is part of it, whatever it is: `=href` is no `href`.
    private mutating func name(while belongs: (UInt8) -> Bool) -> String {
        let start = index
        index += 1
        skip(while: belongs)
        return String(decoding: html[start..<index], as: UTF8.self).lowercased()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
