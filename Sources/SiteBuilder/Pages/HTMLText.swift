import Newsroom

/// Text as it stands between tags.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var text = text
        if text.withUTF8(isPlain) { return text }
        var html: [UInt8] = []
        escape(text, into: &html)
        return String(decoding: html, as: UTF8.self)
    }

    static func escape(_ text: String, into html: inout [UInt8]) {
        var text = text
        text.withUTF8 { text in
            guard !isPlain(text) else { return html.append(copying: text) }
            for byte in text {
                switch byte {
                case UInt8(ascii: "<"): html.append(copying: "&lt;")
                case UInt8(ascii: ">"): html.append(copying: "&gt;")
                case UInt8(ascii: "&"): html.append(copying: "&amp;")
                default: html.append(byte)
                }
            }
        }
    }

    /// Every byte is looked at, without a branch, which lets the compiler take many at once.
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isFound: UInt8 = 0
        for byte in text {
            let isBracket: UInt8 = (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: ">") ? 1 : 0)
            isFound |= isBracket | (byte == UInt8(ascii: "&") ? 1 : 0)
        }
        return isFound == 0
    }
}
