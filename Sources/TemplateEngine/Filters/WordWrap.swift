/// Breaks paragraphs into lines as Python's `textwrap` does.
struct WordWrap {
    let width: Int
    let breaksWords: Bool
    let breaksAtHyphens: Bool

    func wrapped(_ bytes: [UInt8], lineEnd: [UInt8]) -> [UInt8] {
        let lines = Lines.split(bytes).map { line in
            Array(wrappedLine(Scalars.decode(line)).map(Scalars.encode).joined(separator: lineEnd))
        }
        return Array(lines.joined(separator: lineEnd))
    }

    private func wrappedLine(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var chunks = chunks(of: text)[...]
        var lines: [[Unicode.Scalar]] = []
        while !chunks.isEmpty {
            var line: [[Unicode.Scalar]] = []
            var length = 0
            if !lines.isEmpty, let first = chunks.first, Self.isBlank(first) { chunks.removeFirst() }
            while let chunk = chunks.first, length + chunk.count <= width {
                line.append(chunk)
                length += chunk.count
                chunks.removeFirst()
            }
            if let chunk = chunks.first, chunk.count > width {
                if breaksWords {
                    let room = breakpoint(in: chunk, room: width - length)
                    line.append(Array(chunk[..<room]))
                    chunks[chunks.startIndex] = Array(chunk[room...])
                } else if line.isEmpty {
                    line.append(chunk)
                    chunks.removeFirst()
                }
            }
            if let last = line.last, Self.isBlank(last) { line.removeLast() }
            if !line.isEmpty { lines.append(Array(line.joined())) }
        }
        return lines
    }

    private func breakpoint(in chunk: [Unicode.Scalar], room: Int) -> Int {
        guard breaksAtHyphens, chunk.count > room,
            let hyphen = chunk[..<room].lastIndex(of: "-"), hyphen > 0,
            chunk[..<hyphen].contains(where: { $0 != "-" })
        else { return room }
        return hyphen + 1
    }

    private static func isBlank(_ chunk: [Unicode.Scalar]) -> Bool { chunk.allSatisfy(isBreakingSpace) }

    private static func isBreakingSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (0x09...0x0D).contains(scalar.value)
    }

    /// Words, the spaces between them, and the parts of words that end in a hyphen.
    private func chunks(of text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var chunks: [[Unicode.Scalar]] = []
        var chunk: [Unicode.Scalar] = []
        for (index, scalar) in text.enumerated() {
            if let last = chunk.last, Self.isBreakingSpace(last) != Self.isBreakingSpace(scalar) {
                chunks.append(chunk)
                chunk = []
            }
            if breaksAtHyphens, !chunk.isEmpty, isDash(text, from: index) || isDash(text, before: index) {
                chunks.append(chunk)
                chunk = []
            }
            chunk.append(scalar)
            if breaksAtHyphens, endsPart(text, at: index) {
                chunks.append(chunk)
                chunk = []
            }
        }
        return chunk.isEmpty ? chunks : chunks + [chunk]
    }

    /// Two or more hyphens between words begin here.
    private func isDash(_ text: [Unicode.Scalar], from index: Int) -> Bool {
        guard text[index] == "-", index > 0 else { return false }
        let before = text[index - 1]
        let run = text[index...].prefix { $0 == "-" }
        return run.count > 1
            && (LetterCase.isWordScalar(before) || "!\"'&.,?".unicodeScalars.contains(before))
            && run.endIndex < text.count && LetterCase.isWordScalar(text[run.endIndex])
    }

    /// Two or more hyphens between words end here.
    private func isDash(_ text: [Unicode.Scalar], before index: Int) -> Bool {
        guard text[index] != "-", text[index - 1] == "-" else { return false }
        let run = text[..<index].reversed().prefix { $0 == "-" }.count
        return isDash(text, from: index - run)
    }

    /// A hyphen after two letters and before another, as in `well-known`.
    private func endsPart(_ text: [Unicode.Scalar], at index: Int) -> Bool {
        func isLetter(_ index: Int) -> Bool {
            text.indices.contains(index) && LetterCase.isWordScalar(text[index])
                && text[index].properties.numericType == nil
        }
        guard text[index] == "-", index >= 2, isLetter(index + 1) else { return false }
        let wordBefore = LetterCase.isWordScalar(text[index - 1]) && isLetter(index - 1)
        let letterBefore = isLetter(index - 2) || (text[index - 2] == "-" && isLetter(index - 3))
        let wordAfter =
            isLetter(index + 2) || (index + 2 < text.count && text[index + 2] == "-" && isLetter(index + 3))
        return wordBefore && letterBefore && wordAfter
    }
}
