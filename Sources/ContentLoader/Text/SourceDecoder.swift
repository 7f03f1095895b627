import Newsroom

/// Turns the bytes of a source, whatever their encoding, into UTF-8 with LF at the line ends.
///
/// A byte-order mark decides. Without one, text is UTF-8 where it is valid UTF-8, whatever it declares (a page
/// saved by a browser often keeps an old declaration), UTF-16 where its zero bytes leave no doubt, else
/// Windows-1252. NEL and LS become LF, PS an empty line; other control characters than tab and LF are dropped.
enum SourceDecoder {
    static func decode(_ bytes: [UInt8], declaresEncoding: Bool) throws(DecodingProblem) -> [UInt8] {
        if isPlain(bytes) { return bytes }
        if bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            return cleaned(try utf16(bytes.dropFirst(2), isLittleEndian: true))
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return cleaned(try utf16(bytes.dropFirst(2), isLittleEndian: false))
        }
        if bytes.contains(0) {
            guard let scalars = UTF16Guess.scalars(of: bytes) else { throw .noText }
            return cleaned(scalars)
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
        if let string = String(validating: text, as: UTF8.self) {
            return isClean(text) ? text : cleaned(string.unicodeScalars)
        }
        guard !hasMark else { throw .invalidUTF8(in: text) }
        let declared = declaresEncoding ? DeclaredEncoding.find(in: text) : nil
        guard declared == .windows1252 || declared == nil && Windows1252.isLikely(text) else {
            if case .unknown(let name) = declared { throw .unknownEncoding(name) }
            throw .invalidUTF8(in: text)
        }
        guard let scalars = Windows1252.scalars(of: text) else { throw .noText }
        return cleaned(scalars)
    }

    /// ASCII with nothing to drop or to change. Every byte is looked at, which lets the compiler take many at once.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var others: UInt8 = 0
            for byte in bytes {
                let isText: UInt8 = byte &- 0x20 < 0x5F ? 1 : 0
                let isSpace: UInt8 = byte &- UInt8(ascii: "\t") < 2 ? 1 : 0
                others |= (isText | isSpace) ^ 1
            }
            return others == 0
        }
    }

    /// UTF-8 with nothing to drop or to change: most copy.
    private static func isClean(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                switch bytes[index] {
                case 0x09, 0x0A, 0x20..<0x7F: continue
                case 0..<0x20, 0x7F: return false
                case 0xC2 where bytes[index + 1] < 0xA0: return false
                case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8: return false
                default: continue
                }
            }
            return true
        }
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, isLittleEndian: Bool
    ) throws(DecodingProblem) -> [Unicode.Scalar] {
        guard let scalars = UTF16Guess.scalars(of: bytes, isLittleEndian: isLittleEndian) else {
            throw DecodingProblem("the text begins as UTF-16 but does not go on as such")
        }
        return scalars
    }

    private static func cleaned(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(scalars.underestimatedCount)
        var follows13 = false
        for scalar in scalars {
            defer { follows13 = scalar == "\r" }
            switch scalar.value {
            case 0x0A where follows13: continue
            case 0x0A, 0x0D, 0x85, 0x2028: text.append(0x0A)
            case 0x2029: text += [0x0A, 0x0A]
            case 0x0B, 0x0C: text.append(0x20)
            case 0x09: text.append(0x09)
            case 0..<0x20, 0x7F..<0xA0: continue
            case 0x20..<0x7F: text.append(UInt8(scalar.value))
            default: text += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        return text
    }
}

/// Why bytes are no text.
struct DecodingProblem: Error {
    let summary: String
    let hint: String?
    private let line: Int?
    private let excerpt: String?

    init(_ summary: String, hint: String? = "save it as UTF-8", line: Int? = nil, excerpt: String? = nil) {
        self.summary = summary
        self.hint = hint
        self.line = line
        self.excerpt = excerpt
    }

    static let noText = DecodingProblem("this file is no text", hint: "save it as plain text in UTF-8")

    static func unknownEncoding(_ name: String) -> DecodingProblem {
        DecodingProblem("the encoding `\(name)` is not one that can be read")
    }

    /// Says the line of the first byte that is no UTF-8.
    static func invalidUTF8(in bytes: [UInt8]) -> DecodingProblem {
        let offset = UTF8Validity.firstInvalid(in: bytes) ?? 0
        let place = SourceText(file: "", bytes: bytes).place(at: offset)
        return DecodingProblem(
            "this is neither UTF-8 nor another encoding beyond doubt", line: place.line,
            excerpt: place.excerpt)
    }

    func place(in file: Place) -> Place {
        Place(file: file.file, line: line, excerpt: excerpt)
    }
}
