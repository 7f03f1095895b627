/// Takes a template apart into text and tags, and the tags into words.
///
/// White space follows Jinja: `-` beside a delimiter takes what stands on that side, and one line end at the
/// end of the template goes.
struct Lexer {
    private(set) var pieces: [Piece] = []
    private(set) var troubles: [Trouble] = []
    private let bytes: [UInt8]
    private var position = 0
    private var end: Int
    /// What comes next loses its leading white space.
    private var takesSpace = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if end > position, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > position, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        while position < end { readPiece() }
    }

    private mutating func readPiece() {
        let start = position
        var index = start
        while index < end, !startsTag(index) { index += 1 }
        guard index < end else {
            position = end
            return addText(start..<end, isCut: false)
        }
        let sign = index + 2 < end ? bytes[index + 2] : 0
        addText(start..<index, isCut: sign == UInt8(ascii: "-"))
        let inside = index + (sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? 3 : 2)
        switch bytes[index + 1] {
        case UInt8(ascii: "#"): readComment(from: index, inside: inside)
        case UInt8(ascii: "{"): readTag(from: index, inside: inside, closer: UInt8(ascii: "}"))
        default:
            if let after = end(ofTag: "raw", from: inside) {
                readRaw(from: index, inside: after)
            } else {
                readTag(from: index, inside: inside, closer: UInt8(ascii: "%"))
            }
        }
    }

    private func startsTag(_ index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "{"), index + 1 < end else { return false }
        let next = bytes[index + 1]
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#")
    }

    private mutating func addText(_ range: Range<Int>, isCut: Bool) {
        var lower = range.lowerBound
        var upper = range.upperBound
        if takesSpace {
            while lower < upper, Scalars.isSpace(bytes[lower]) { lower += 1 }
            takesSpace = false
        }
        if isCut {
            while upper > lower, Scalars.isSpace(bytes[upper - 1]) { upper -= 1 }
        }
        guard lower < upper else { return }
        pieces.append(.text(Self.withPlainLineEnds(bytes[lower..<upper]), offset: lower))
    }

    /// All three kinds of line end become LF.
    private static func withPlainLineEnds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\r")) else { return Array(bytes) }
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\r") {
                result.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                result.append(byte)
            }
            previous = byte
        }
        return result
    }
}

// MARK: Comments and raw text

extension Lexer {
    private mutating func readComment(from start: Int, inside: Int) {
        guard let close = ByteSearch.first(Array("#}".utf8), in: bytes, from: inside), close + 2 <= end else {
            troubles.append(
                Trouble("this comment is never closed", start..<start + 2, hint: "end it with `#}`"))
            position = end
            return
        }
        takesSpace = close > inside && bytes[close - 1] == UInt8(ascii: "-")
        position = close + 2
    }

    private mutating func readRaw(from start: Int, inside: (index: Int, takesSpace: Bool)) {
        takesSpace = inside.takesSpace
        var index = inside.index
        while index + 1 < end {
            if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "%") {
                let sign = index + 2 < end ? bytes[index + 2] : 0
                let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
                if let after = end(ofTag: "endraw", from: index + (isSigned ? 3 : 2)) {
                    addText(inside.index..<index, isCut: sign == UInt8(ascii: "-"))
                    takesSpace = after.takesSpace
                    position = after.index
                    return
                }
            }
            index += 1
        }
        troubles.append(
            Trouble("this `raw` is never closed", start..<start + 2, hint: "end it with `{% endraw %}`"))
        position = end
    }

    /// Where the tag ends whose only word is `word`, or nil where another tag stands there.
    private func end(ofTag word: String, from start: Int) -> (index: Int, takesSpace: Bool)? {
        var index = start
        while index < end, Scalars.isSpace(bytes[index]) { index += 1 }
        guard bytes[index..<end].starts(with: word.utf8) else { return nil }
        index += word.utf8.count
        while index < end, Scalars.isSpace(bytes[index]) { index += 1 }
        var takesSpace = false
        if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            takesSpace = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        guard bytes[index..<end].starts(with: "%}".utf8) else { return nil }
        return (index + 2, takesSpace)
    }
}

// MARK: Tags

extension Lexer {
    private mutating func readTag(from start: Int, inside: Int, closer: UInt8) {
        var words = TagLexer(bytes: bytes, position: inside, end: end, closer: closer)
        var tag: Tag
        do throws(Trouble) {
            let tokens = try words.read()
            takesSpace = words.takesSpace
            position = words.position
            tag = Tag(tokens: tokens, range: start..<position)
        } catch {
            troubles.append(error)
            position = resumption(after: start, inside: inside, closer: closer)
            tag = Tag(tokens: words.tokens, range: start..<position, isBroken: true)
            tag.tokens.append(Token(kind: .end, range: position..<position))
        }
        pieces.append(closer == UInt8(ascii: "%") ? .statement(tag) : .output(tag))
    }

    /// Where to read on after a tag that cannot be read: behind its end where one stands before the next tag,
    /// or at the end of its line.
    private func resumption(after start: Int, inside: Int, closer: UInt8) -> Int {
        var index = inside
        var lineEnd: Int?
        while index < end {
            if bytes[index] == closer, index + 1 < end, bytes[index + 1] == UInt8(ascii: "}") {
                return index + 2
            }
            if startsTag(index) { return lineEnd ?? index }
            if lineEnd == nil, bytes[index] == UInt8(ascii: "\n") { lineEnd = index }
            index += 1
        }
        return lineEnd ?? end
    }
}
