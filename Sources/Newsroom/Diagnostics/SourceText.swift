/// The bytes of one source file, and where in it a byte stands.
package struct SourceText: Sendable {
    /// The file's path, relative to the site's folder.
    package let file: String
    package let bytes: [UInt8]

    package init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    package init(file: String, text: String) {
        self.init(file: file, bytes: Array(text.utf8))
    }

    /// The place of the byte at `offset` (clamped to the text), underlined for `length` bytes of its line.
    package func place(at offset: Int, length: Int = 1) -> Place {
        let offset = Swift.max(0, Swift.min(offset, bytes.count))
        var line = 1
        var start = 0
        for (index, byte) in bytes[..<offset].enumerated() where endsLine(byte, at: index) {
            line += 1
            start = index + 1
        }
        return place(line: line, start: start, offset: offset, length: length)
    }

    /// The place of a whole line, counted from 1, or of a column in it (in Unicode scalars, from 1).
    package func place(line: Int, column: Int? = nil, length: Int = 1) -> Place {
        var current = 1
        var start = 0
        var index = 0
        while index < bytes.count, current < line {
            if endsLine(bytes[index], at: index) {
                current += 1
                start = index + 1
            }
            index += 1
        }
        return Place(file: file, line: line, column: column, length: length, excerpt: text(ofLineAt: start))
    }
}

extension SourceText {
    private func place(line: Int, start: Int, offset: Int, length: Int) -> Place {
        let column = scalarCount(start..<offset) + 1
        let end = Swift.min(offset + Swift.max(length, 1), lineEnd(from: offset))
        return Place(
            file: file, line: line, column: column, length: Swift.max(1, scalarCount(offset..<end)),
            excerpt: text(ofLineAt: start))
    }

    /// A line ends after LF, or after a CR that no LF follows.
    private func endsLine(_ byte: UInt8, at index: Int) -> Bool {
        if byte == UInt8(ascii: "\n") { return true }
        guard byte == UInt8(ascii: "\r") else { return false }
        return index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
    }

    private func lineEnd(from offset: Int) -> Int {
        bytes[Swift.min(offset, bytes.count)...].firstIndex {
            $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        } ?? bytes.count
    }

    private func text(ofLineAt start: Int) -> String {
        String(decoding: bytes[Swift.min(start, bytes.count)..<lineEnd(from: start)], as: UTF8.self)
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        guard range.lowerBound < range.upperBound else { return 0 }
        // Every byte that is not a UTF-8 continuation starts a scalar.
        return bytes[range].count { $0 & 0b1100_0000 != 0b1000_0000 }
    }
}
