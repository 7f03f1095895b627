/// Looks at bytes that may be UTF-8.
enum UTF8Validity {
    /// The offset of the first byte that is part of no UTF-8 sequence.
    static func firstInvalid(in bytes: [UInt8]) -> Int? {
        var offset = 0
        while offset < bytes.count {
            let length = sequenceLength(at: offset, in: bytes)
            guard length > 0 else { return offset }
            offset += length
        }
        return nil
    }

    /// How many sequences of more than one byte there are, and how many bytes that are part of none.
    static func counts(in bytes: [UInt8]) -> (sequences: Int, invalid: Int) {
        var counts = (sequences: 0, invalid: 0)
        var offset = 0
        while offset < bytes.count {
            let length = sequenceLength(at: offset, in: bytes)
            if length == 0 { counts.invalid += 1 }
            if length > 1 { counts.sequences += 1 }
            offset += Swift.max(1, length)
        }
        return counts
    }

    private static func sequenceLength(at offset: Int, in bytes: [UInt8]) -> Int {
        let length =
            switch bytes[offset] {
            case 0..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard length > 1 else { return length }
        let end = offset + length
        guard end <= bytes.count, bytes[(offset + 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 }) else {
            return 0
        }
        switch (bytes[offset], bytes[offset + 1]) {
        // Overlong forms, surrogates, and what lies beyond U+10FFFF.
        case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return 0
        default: return length
        }
    }
}
