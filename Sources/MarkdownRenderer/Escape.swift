import Newsroom

/// Writes bytes into HTML.
enum Escape {
    /// Text or the value of an attribute: `&`, `<`, `>` and `"` escaped.
    static func text(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        guard needsEscaping(text) else { return output.append(copying: text) }
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): output.append("&amp;")
            case UInt8(ascii: "<"): output.append("&lt;")
            case UInt8(ascii: ">"): output.append("&gt;")
            case UInt8(ascii: "\""): output.append("&quot;")
            default: output.append(byte)
            }
        }
    }

    /// Every byte is looked at, without a branch, which lets the compiler take many at once.
    private static func needsEscaping(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isFound: UInt8 = 0
        for byte in text {
            let isSign: UInt8 = (byte == UInt8(ascii: "&") ? 1 : 0) | (byte == UInt8(ascii: "\"") ? 1 : 0)
            let isBracket: UInt8 = (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: ">") ? 1 : 0)
            isFound |= isSign | isBracket
        }
        return isFound != 0
    }

    static func text(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        Array(text).withUnsafeBufferPointer { Self.text($0, to: &output) }
    }

    /// An address: what may not stand in one as percent-encoded bytes, as cmark does.
    static func address(_ address: String, to output: inout [UInt8]) {
        var address = address
        address.withUTF8 { address in
            if address.allSatisfy(mayStandInAddress) { return output.append(copying: address) }
            for byte in address {
                switch byte {
                case UInt8(ascii: "&"): output.append("&amp;")
                case UInt8(ascii: "'"): output.append("&#x27;")
                case _ where mayStandInAddress(byte): output.append(byte)
                default:
                    output.append(UInt8(ascii: "%"))
                    output.append(hexadecimal[Int(byte >> 4)])
                    output.append(hexadecimal[Int(byte & 0xF)])
                }
            }
        }
    }

    /// `&` and `'` aside, which stand there as entities.
    private static func mayStandInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"),
            UInt8(ascii: "(")...UInt8(ascii: ";"), UInt8(ascii: "#")...UInt8(ascii: "%"), UInt8(ascii: "!"),
            UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)
}

extension [UInt8] {
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(copying: text)
    }
}
