import Newsroom

/// Writes a tree as the HTML Standard's fragment serialisation does.
package enum HTMLSerializer {
    package static func bytes(of nodes: [HTMLNode]) -> [UInt8] {
        var output: [UInt8] = []
        for node in nodes { write(node, rawText: false, to: &output) }
        return output
    }

    /// Elements that have no contents and no end tag.
    package static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track",
        "wbr",
    ]

    /// Appends text, or the value of an attribute, with `&`, `<`, `>`, `"` and the no-break space escaped.
    package static func escape(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { escape($0, to: &output) }
    }

    /// The same for a text in UTF-8.
    package static func escape(_ text: [UInt8], to output: inout [UInt8]) {
        text.withUnsafeBufferPointer { escape($0, to: &output) }
    }

    private static func escape(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard mayHoldSign(text) else { return output.append(copying: text) }
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            // The second byte of U+00A0 in UTF-8, after 0xC2.
            case 0xA0 where output.last == 0xC2:
                output.removeLast()
                output += "&nbsp;".utf8
            default: output.append(byte)
            }
        }
    }

    /// Whether something may have to be escaped.
    private static func mayHoldSign(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.hold { byte in
            let isBracket: UInt8 = (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: ">") ? 1 : 0)
            let isSign: UInt8 = (byte == UInt8(ascii: "&") ? 1 : 0) | (byte == UInt8(ascii: "\"") ? 1 : 0)
            return isBracket | isSign | (byte == 0xA0 ? 1 : 0)
        }
    }
}

extension HTMLSerializer {
    /// Their text is not escaped, since no parser decodes it.
    private static let rawTextElements: Set<String> = [
        "style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]

    private static func write(_ node: HTMLNode, rawText: Bool, to output: inout [UInt8]) {
        switch node {
        case .element(let element): write(element, to: &output)
        case .text(let text):
            if rawText { output += text.utf8 } else { escape(text, to: &output) }
        case .comment(let comment):
            output += "<!--".utf8
            output += comment.utf8
            output += "-->".utf8
        }
    }

    private static func write(_ element: HTMLElement, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "<"))
        output += element.name.utf8
        for attribute in element.attributes {
            output.append(UInt8(ascii: " "))
            output += attribute.name.utf8
            output += "=\"".utf8
            escape(attribute.value, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        if voidElements.contains(element.name), !element.isForeign { return }
        // A parser drops the first line end in these.
        if ["pre", "textarea", "listing"].contains(element.name),
            case .text(let text)? = element.children.first,
            text.utf8.first == UInt8(ascii: "\n")
        {
            output.append(UInt8(ascii: "\n"))
        }
        let isRawText = rawTextElements.contains(element.name) && !element.isForeign
        for child in element.children { write(child, rawText: isRawText, to: &output) }
        output += "</".utf8
        output += element.name.utf8
        output.append(UInt8(ascii: ">"))
    }
}
