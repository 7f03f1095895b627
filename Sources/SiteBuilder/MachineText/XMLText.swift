import Newsroom

/// Writes XML 1.0, element by element, in UTF-8.
///
/// Characters that XML 1.0 forbids (section 2.2), which no escape can bring in, are left out.
struct XMLText: Sendable {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

    /// Room for what is going to be written, in bytes.
    mutating func reserveCapacity(_ capacity: Int) { bytes.reserveCapacity(capacity) }

    typealias Attributes = KeyValuePairs<StaticString, String>

    /// A start tag on a line of its own.
    mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        tag(name, attributes)
        endLine()
    }

    mutating func close(_ name: StaticString) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        bytes.append(copying: name)
        endLine()
    }

    private mutating func endLine() {
        bytes.append(UInt8(ascii: ">"))
        bytes.append(UInt8(ascii: "\n"))
    }

    /// An element without contents.
    mutating func empty(_ name: StaticString, _ attributes: Attributes) {
        tag(name, attributes)
        bytes.append(UInt8(ascii: "/"))
        endLine()
    }

    /// An element that holds a text.
    mutating func element(_ name: StaticString, _ text: String, _ attributes: Attributes = [:]) {
        tag(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        Self.escape(text, to: &bytes)
        close(name)
    }

    /// An element that holds markup as a text, for those who read it from there.
    ///
    /// `]]>`, which would end the section, is split over two. Line ends become LF, as every reader of XML has them.
    mutating func markup(_ name: StaticString, _ markup: [UInt8], _ attributes: Attributes = [:]) {
        tag(name, attributes)
        bytes.append(copying: "><![CDATA[")
        markup.withUnsafeBufferPointer { markup in
            guard Self.mayHoldSign(inMarkup: markup) else { return bytes.append(copying: markup) }
            var start = 0
            var index = 0
            while index < markup.count {
                guard Self.isSignInMarkup(markup[index]) else {
                    index += 1
                    continue
                }
                let length = Self.forbiddenLength(markup, at: index)
                let replacement = length > 0 ? "" : Self.replacement(inMarkup: markup, at: index)
                if let replacement {
                    bytes.append(copying: UnsafeBufferPointer(rebasing: markup[start..<index]))
                    bytes.append(copying: replacement)
                    start = index + Swift.max(1, length)
                }
                index += Swift.max(1, length)
            }
            bytes.append(copying: UnsafeBufferPointer(rebasing: markup[start...]))
        }
        bytes.append(copying: "]]>")
        close(name)
    }

    private mutating func tag(_ name: StaticString, _ attributes: Attributes) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(copying: name)
        for (key, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes.append(copying: key)
            bytes.append(copying: "=\"")
            Self.escape(value, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// False where all of a markup stands for itself: nearly always. Whole stories go through here for each feed that
    /// they are in. A byte is `0xFF` where it is what is looked for, as processors have it.
    private static func mayHoldSign(inMarkup markup: UnsafeBufferPointer<UInt8>) -> Bool {
        markup.hold { byte in
            let isSign: UInt8 = (byte == UInt8(ascii: "]") ? 0xFF : 0) | (byte == 0xEF ? 0xFF : 0)
            let isControl: UInt8 = (byte < 0x20 ? 0xFF : 0) & (byte != UInt8(ascii: "\n") ? 0xFF : 0)
            return isSign | isControl
        }
    }

    private static func isSignInMarkup(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: ">") || byte == 0xEF
    }

    /// What stands for a byte of markup; nil where it stands for itself.
    private static func replacement(inMarkup markup: UnsafeBufferPointer<UInt8>, at index: Int) -> String? {
        switch markup[index] {
        case UInt8(ascii: "\r"):
            index + 1 < markup.count && markup[index + 1] == UInt8(ascii: "\n") ? "" : "\n"
        case UInt8(ascii: ">") where follows(twoBrackets: markup, index): "]]><![CDATA[>"
        default: nil
        }
    }

    /// Whether two "]" stand before a byte, whatever forbidden characters stand between.
    private static func follows(twoBrackets markup: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        var brackets = 0
        var index = index
        while brackets < 2 {
            index -= 1
            guard index >= 0 else { return false }
            if markup[index] == UInt8(ascii: "]") {
                brackets += 1
            } else if index >= 2, forbiddenLength(markup, at: index - 2) == 3 {
                index -= 2
            } else if forbiddenLength(markup, at: index) != 1 {
                return false
            }
        }
        return true
    }

    /// Appends text so that every reader gets the same text back, in an element or in an attribute.
    private static func escape(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { text in
            guard mayHoldSign(inText: text) else { return output.append(copying: text) }
            var start = 0
            var index = 0
            while index < text.count {
                guard isSignInText(text[index]) else {
                    index += 1
                    continue
                }
                let length = forbiddenLength(text, at: index)
                if let replacement = length > 0 ? "" : reference(to: text[index]) {
                    output.append(copying: UnsafeBufferPointer(rebasing: text[start..<index]))
                    output.append(copying: replacement)
                    start = index + Swift.max(1, length)
                }
                index += Swift.max(1, length)
            }
            output.append(copying: UnsafeBufferPointer(rebasing: text[start...]))
        }
    }

    /// As for markup.
    private static func mayHoldSign(inText text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.hold { byte in
            let isAmpersand: UInt8 = byte == UInt8(ascii: "&") ? 0xFF : 0
            let isQuote: UInt8 = byte == UInt8(ascii: "\"") ? 0xFF : 0
            let isBracket: UInt8 =
                (byte == UInt8(ascii: "<") ? 0xFF : 0) | (byte == UInt8(ascii: ">") ? 0xFF : 0)
            let isForbidden: UInt8 = (byte < 0x20 ? 0xFF : 0) | (byte == 0xEF ? 0xFF : 0)
            return isAmpersand | isQuote | isBracket | isForbidden
        }
    }

    /// A byte at which text may have to be written otherwise than it is.
    private static func isSignInText(_ byte: UInt8) -> Bool {
        byte <= UInt8(ascii: "&")
            && (byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\""))
            || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0xEF
    }

    /// What stands for a byte of text; nil where it stands for itself.
    private static func reference(to byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        // As themselves these would become spaces in an attribute, or a line feed.
        case UInt8(ascii: "\t"): "&#9;"
        case UInt8(ascii: "\n"): "&#10;"
        case UInt8(ascii: "\r"): "&#13;"
        default: nil
        }
    }

    /// How many bytes the forbidden character has that begins here; 0 where the character may stand.
    private static func forbiddenLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch text[index] {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): 0
        case 0..<0x20: 1
        // U+FFFE and U+FFFF.
        case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE: 3
        default: 0
        }
    }
}
