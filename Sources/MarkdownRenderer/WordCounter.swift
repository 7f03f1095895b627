/// Counts words in bytes of UTF-8 that come piece by piece: runs of letters and digits, an apostrophe between
/// them included; of Chinese, Japanese and Korean writing each character.
struct WordCounter {
    private(set) var count = 0
    private var isInWord = false

    /// What comes next does not go on with the last word.
    mutating func endWord() {
        isInWord = false
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        Self.isWordByte.withUnsafeBufferPointer { add(text, $0) }
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ isWordByte: UnsafeBufferPointer<Bool>) {
        var index = 0
        var isInWord = isInWord
        var count = count
        var nextBlock = 1
        while index < text.count {
            if index >= nextBlock {
                if let begun = Self.wordsBegun(in: text, from: index) {
                    count += begun
                    index += Self.blockLength
                    isInWord = isWordByte[Int(text[index - 1])]
                    continue
                }
                nextBlock = index + Self.blockLength
            }
            let byte = text[index]
            if isWordByte[Int(byte)] {
                if !isInWord { count += 1 }
                isInWord = true
                repeat { index += 1 } while index < text.count && isWordByte[Int(text[index])]
                continue
            }
            if byte < 0x80 {
                index += 1
                if byte != UInt8(ascii: "'") { isInWord = false }
                continue
            }
            let (scalar, length) = Self.decode(text, at: index)
            index += length
            switch Self.kind(of: scalar) {
            case .letter:
                if !isInWord { count += 1 }
                isInWord = true
            case .ideograph:
                count += 1
                isInWord = false
            case .apostrophe: break
            case .other: isInWord = false
            }
        }
        self.isInWord = isInWord
        self.count = count
    }

    private static let blockLength = 16

    /// How many words begin in a block of bytes; nil where it does not fit, or where what stands in it or before it is
    /// not all ASCII without apostrophes.
    ///
    /// Every byte is looked at, without a branch, which lets the compiler take them all at once.
    @inline(__always)
    private static func wordsBegun(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start + blockLength <= text.count else { return nil }
        let block = UnsafeBufferPointer(rebasing: text[start..<start + blockLength])
        let before = UnsafeBufferPointer(rebasing: text[start - 1..<start - 1 + blockLength])
        func isOther(_ byte: UInt8) -> UInt8 { (byte >= 0x80 ? 1 : 0) | (byte == UInt8(ascii: "'") ? 1 : 0) }
        func isOfWord(_ byte: UInt8) -> UInt8 {
            ((byte | 0x20) &- UInt8(ascii: "a") < 26 ? 1 : 0) | (byte &- UInt8(ascii: "0") < 10 ? 1 : 0)
        }
        var hasOther: UInt8 = 0
        var begun: UInt8 = 0
        for offset in 0..<blockLength {
            hasOther |= isOther(block[offset]) | isOther(before[offset])
            begun &+= isOfWord(block[offset]) & ~isOfWord(before[offset])
        }
        return hasOther == 0 ? Int(begun) : nil
    }

    private enum Kind { case letter, ideograph, apostrophe, other }

    /// By blocks of Unicode: exact enough for a count of words, and quick.
    private static func kind(of scalar: UInt32) -> Kind {
        switch scalar {
        // Noncharacters are marks of the renderer's own.
        case 0x2019, 0xAD, 0x200C, 0x200D, 0xFDD0...0xFDEF: .apostrophe
        case 0xAA, 0xB5, 0xBA: .letter
        case 0x80...0xBF, 0xD7, 0xF7: .other
        case 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x3030: .other
        case 0x2E80...0x2FFF, 0x3040...0x30FA, 0x30FC...0xA4CF, 0xAC00...0xD7FF, 0xF900...0xFAFF: .ideograph
        case 0xFF66...0xFFDC, 0x20000...0x3FFFF: .ideograph
        case 0x30FB, 0xE000...0xF8FF, 0xFD3E...0xFD3F, 0xFE10...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20:
            .other
        case 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF: .other
        default: .letter
        }
    }

    /// Letters and digits of ASCII, by their values.
    private static let isWordByte: [Bool] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func decode(
        _ text: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (scalar: UInt32, length: Int) {
        let byte = text[index]
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        guard index + length <= text.count else { return (0xFFFD, text.count - index) }
        var scalar = UInt32(byte) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F) }
        return (scalar, length)
    }
}
