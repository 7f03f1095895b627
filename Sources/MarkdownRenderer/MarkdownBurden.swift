/// What is known of a text after one pass over its bytes: which extensions it may need, and that cmark parses
/// it in bounded time.
///
/// cmark 0.30 is linear but for two things: each line costs as much as blocks are open around it, and each link
/// that closes walks over every `![` before it (CVE-2023-22486 and its kin).
struct MarkdownBurden {
    /// In bytes.
    static let maximumLength = 1 << 20
    /// Quotes and lists that begin on one line.
    private static let maximumMarkers = 24
    /// Columns before the text of a line on which a quote or list begins: no block is nested deeper.
    private static let maximumIndentation = 128
    /// Pairs of a `![` and a `]` in one paragraph.
    private static let maximumBracketPairs = 200_000_000

    var hasPipe = false
    var hasTildes = false
    /// `[^` stands somewhere.
    var hasFootnotes = false
    /// A curly quotation mark, or a backslash before a bracket or a tilde, or what may be an ``Elision``, or one
    /// of the characters that stand for these (``Mark``): the text needs preparing.
    var needsPreparation = false

    private var images = 0
    private var closings = 0

    /// - Returns: nil with a finding where the text is refused.
    static func measure(_ bytes: [UInt8]) -> Result<MarkdownBurden, Refusal> {
        guard bytes.count <= maximumLength else {
            return .failure(
                Refusal(
                    line: 1, summary: "the article is longer than \(maximumLength >> 20) MB", hint: "split it"
                ))
        }
        var burden = MarkdownBurden()
        let refusal = bytes.withUnsafeBufferPointer { bytes in
            isPlain.withUnsafeBufferPointer { burden.scan(bytes, $0) }
        }
        return refusal.map(Result.failure) ?? .success(burden)
    }

    struct Refusal: Error {
        let line: Int
        let summary: String
        let hint: String
    }

    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ isPlain: UnsafeBufferPointer<Bool>
    ) -> Refusal? {
        var line = 0
        var start = 0
        while start < bytes.count {
            line += 1
            guard Self.nestingIsBounded(bytes, from: start) else {
                return Refusal(
                    line: line, summary: "lists or quotes are nested too deeply",
                    hint: "at most \(Self.maximumMarkers) may begin on one line")
            }
            let end = scanLine(bytes, isPlain, from: start)
            // A paragraph ends at a blank line at the latest.
            if end - start <= 1 {
                images = 0
                closings = 0
            } else if images * closings > Self.maximumBracketPairs {
                return Refusal(
                    line: line, summary: "the paragraph has too many square brackets",
                    hint: "close every `![` with its address, or part the paragraph")
            }
            start = end
        }
        return nil
    }

    /// - Returns: where the next line begins.
    private mutating func scanLine(
        _ bytes: UnsafeBufferPointer<UInt8>, _ isPlain: UnsafeBufferPointer<Bool>, from start: Int
    ) -> Int {
        var index = start
        var previous: UInt8 = 0
        var nextBlock = start
        while index < bytes.count {
            if index >= nextBlock {
                if Self.isProse(bytes, from: index) {
                    index += Self.blockLength
                    previous = bytes[index - 1]
                    continue
                }
                nextBlock = index + Self.blockLength
            }
            let byte = bytes[index]
            index += 1
            if isPlain[Int(byte)] {
                while index < bytes.count, isPlain[Int(bytes[index])] { index += 1 }
                previous = bytes[index - 1]
                continue
            }
            switch byte {
            case UInt8(ascii: "\n"): return index
            case UInt8(ascii: "["):
                if previous == UInt8(ascii: "!") { images += 1 }
                if previous == UInt8(ascii: "\\") { needsPreparation = true }
            case UInt8(ascii: "]"): closings += 1
            case UInt8(ascii: "^"): if previous == UInt8(ascii: "[") { hasFootnotes = true }
            case UInt8(ascii: "|"): hasPipe = true
            case UInt8(ascii: "~"):
                if previous == UInt8(ascii: "~") { hasTildes = true }
                if previous == UInt8(ascii: "\\") { needsPreparation = true }
            case UInt8(ascii: "'"):
                if index < bytes.count, Self.mayBeElided(bytes[index]) { needsPreparation = true }
            case 0x98, 0x99, 0x9C, 0x9D: if previous == 0x80 { needsPreparation = true }
            case 0xB7: if previous == 0xEF { needsPreparation = true }
            default: break
            }
            previous = byte
        }
        return index
    }

    private static let blockLength = 32

    /// Whether a block of bytes is all such as mean nothing here: false too for some others that do not.
    ///
    /// Every byte is looked at, without a branch, which lets the compiler take many at once.
    @inline(__always)
    private static func isProse(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard start + blockLength <= bytes.count else { return false }
        var hasOther: UInt8 = 0
        for byte in UnsafeBufferPointer(rebasing: bytes[start..<start + blockLength]) {
            hasOther |= (byte < 0x20 ? 1 : 0) | (byte == UInt8(ascii: "'") ? 1 : 0)
            // `[`, `\`, `]` and `^`; `|`, `}`, `~` and what is not ASCII.
            hasOther |= (byte &- UInt8(ascii: "[") < 4 ? 1 : 0) | (byte >= UInt8(ascii: "|") ? 1 : 0)
        }
        return hasOther == 0
    }

    /// What an apostrophe may stand before that is an ``Elision``.
    private static func mayBeElided(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte | 0x20 == UInt8(ascii: "n")
    }

    /// Bytes that mean nothing here, most of a text, by their values.
    private static let isPlain: [Bool] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x98, 0x99, 0x9C, 0x9D, 0xB7: false
        case let byte: !"\n[]^|~'".utf8.contains(byte)
        }
    }

    /// Whether few enough quotes and lists begin on a line.
    private static func nestingIsBounded(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var index = start
        var markers = 0
        var column = 0
        var columnOfLastMarker = 0
        scan: while index < bytes.count, markers <= maximumMarkers {
            switch bytes[index] {
            case UInt8(ascii: " "): column += 1
            case UInt8(ascii: "\t"): column += 4
            case UInt8(ascii: ">"):
                column += 1
                markers += 1
                columnOfLastMarker = column
            default:
                let length = lengthOfListMarker(bytes, at: index)
                // A line of nothing but such marks is a rule, not a list in a list.
                if length == 0 || isRule(bytes, from: index) { break scan }
                index += length - 1
                column += length
                markers += 1
                columnOfLastMarker = column
            }
            index += 1
        }
        return markers <= maximumMarkers && columnOfLastMarker <= maximumIndentation
    }

    /// The length of the `-`, `*`, `+`, `1.` or `1)` at an offset with white space after it, or 0.
    private static func lengthOfListMarker(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var end = start
        while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
        guard end < bytes.count else { return 0 }
        let isMarker =
            switch bytes[end] {
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): end == start
            case UInt8(ascii: "."), UInt8(ascii: ")"): end > start
            default: false
            }
        guard isMarker, end + 1 == bytes.count || bytes[end + 1] <= 0x20 else { return 0 }
        return end + 1 - start
    }

    private static func isRule(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var count = 0
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
            if bytes[index] == bytes[start] {
                count += 1
            } else if bytes[index] > 0x20 {
                return false
            }
            index += 1
        }
        return count >= 3
    }
}
