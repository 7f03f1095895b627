/// Writes bytes into HTML.
enum Escape {
    /// Text or the value of an attribute: `&`, `<`, `>` and `"` escaped.
    static func text(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            // All four stand below 0x3F; most bytes of prose above.
            guard byte < 0x3F else {
                index += 1
                continue
            }
            let entity: StaticString
            switch byte {
            case UInt8(ascii: "&"): entity = "&amp;"
            case UInt8(ascii: "<"): entity = "&lt;"
            case UInt8(ascii: ">"): entity = "&gt;"
            case UInt8(ascii: "\""): entity = "&quot;"
            default:
                index += 1
                continue
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            output.append(entity)
            index += 1
            start = index
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
    }

    static func text(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        Array(text).withUnsafeBufferPointer { Self.text($0, to: &output) }
    }

    /// An address: what may not stand in one as percent-encoded bytes, as cmark does.
    static func address(_ address: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in address {
            switch byte {
            case UInt8(ascii: "&"): output.append("&amp;")
            case UInt8(ascii: "'"): output.append("&#x27;")
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), 0x23...0x25, 0x28...0x2F,
                UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                output.append(byte)
            default:
                output.append(UInt8(ascii: "%"))
                output.append(hexadecimal[Int(byte >> 4)])
                output.append(hexadecimal[Int(byte & 0xF)])
            }
        }
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)
}

extension [UInt8] {
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
