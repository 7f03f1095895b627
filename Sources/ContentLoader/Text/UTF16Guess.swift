/// UTF-16, with its byte order known or to be guessed.
enum UTF16Guess {
    /// The text of bytes without a byte-order mark, where they are UTF-16 beyond doubt: every zero byte stands
    /// on the same side, there are many of them, and what comes out is text.
    static func scalars(of bytes: [UInt8]) -> [Unicode.Scalar]? {
        guard bytes.count % 2 == 0 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index % 2] += 1 }
        guard zeros[0] == 0 || zeros[1] == 0, (zeros[0] + zeros[1]) * 32 >= bytes.count else { return nil }
        guard let scalars = scalars(of: bytes[...], isLittleEndian: zeros[0] == 0) else { return nil }
        let isText = scalars.allSatisfy { scalar in
            let category = scalar.properties.generalCategory
            return category != .unassigned && category != .privateUse
                && (category != .control || scalar == "\n" || scalar == "\r" || scalar == "\t")
        }
        return isText ? scalars : nil
    }

    static func scalars(of bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> [Unicode.Scalar]? {
        guard bytes.count % 2 == 0 else { return nil }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
            isLittleEndian
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        return String(validating: units, as: UTF16.self).map { Array($0.unicodeScalars) }
    }
}
