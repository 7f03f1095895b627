/// Writes XML 1.0, element by element, in UTF-8.
///
/// Characters that XML 1.0 forbids (section 2.2), which no escape can bring in, are left out.
struct XMLText: Sendable {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

    typealias Attributes = KeyValuePairs<String, String>

    /// A start tag on a line of its own.
    mutating func open(_ name: String, _ attributes: Attributes = [:]) {
        tag(name, attributes)
        bytes += ">\n".utf8
    }

    mutating func close(_ name: String) {
        bytes += "</".utf8
        bytes += name.utf8
        bytes += ">\n".utf8
    }

    /// An element without contents.
    mutating func empty(_ name: String, _ attributes: Attributes) {
        tag(name, attributes)
        bytes += "/>\n".utf8
    }

    /// An element that holds a text.
    mutating func element(_ name: String, _ text: String, _ attributes: Attributes = [:]) {
        tag(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        Self.escape(text, to: &bytes)
        close(name)
    }

    /// An element that holds markup as a text, for those who read it from there.
    ///
    /// `]]>`, which would end the section, is split over two. Line ends become LF, as every reader of XML has them.
    mutating func markup(_ name: String, _ markup: [UInt8], _ attributes: Attributes = [:]) {
        tag(name, attributes)
        bytes += "><![CDATA[".utf8
        var brackets = 0
        var index = 0
        while index < markup.count {
            let length = Self.forbiddenLength(markup, at: index)
            if length > 0 {
                index += length
                continue
            }
            var byte = markup[index]
            if byte == UInt8(ascii: "\r") {
                if index + 1 < markup.count, markup[index + 1] == UInt8(ascii: "\n") { index += 1 }
                byte = UInt8(ascii: "\n")
            }
            if byte == UInt8(ascii: ">"), brackets >= 2 { bytes += "]]><![CDATA[".utf8 }
            brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
            bytes.append(byte)
            index += 1
        }
        bytes += "]]>".utf8
        close(name)
    }

    private mutating func tag(_ name: String, _ attributes: Attributes) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for (key, value) in attributes {
            bytes.append(UInt8(ascii: " "))
            bytes += key.utf8
            bytes += "=\"".utf8
            Self.escape(value, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Appends text so that every reader gets the same text back, in an element or in an attribute.
    private static func escape(_ text: String, to output: inout [UInt8]) {
        let text = Array(text.utf8)
        var index = 0
        while index < text.count {
            let length = forbiddenLength(text, at: index)
            if length > 0 {
                index += length
                continue
            }
            switch text[index] {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            // As themselves these would become spaces in an attribute, or a line feed.
            case UInt8(ascii: "\t"): output += "&#9;".utf8
            case UInt8(ascii: "\n"): output += "&#10;".utf8
            case UInt8(ascii: "\r"): output += "&#13;".utf8
            case let byte: output.append(byte)
            }
            index += 1
        }
    }

    /// How many bytes the forbidden character has that begins here; 0 where the character may stand.
    private static func forbiddenLength(_ text: [UInt8], at index: Int) -> Int {
        switch text[index] {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): 0
        case 0..<0x20: 1
        // U+FFFE and U+FFFF.
        case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE: 3
        default: 0
        }
    }
}
