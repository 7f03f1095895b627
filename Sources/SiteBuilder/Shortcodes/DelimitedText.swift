import Newsroom

/// Rows of values parted by commas or tabs (RFC 4180).
struct DelimitedText {
    struct Row: Hashable {
        /// From 1.
        let line: Int
        let values: [String]
    }

    struct Problem: Error, Hashable {
        let line: Int
        let summary: String
    }

    /// Reads all rows; empty lines are none.
    ///
    /// A quotation mark within a value that does not begin with one is part of it, as in other programs.
    static func rows(_ text: [UInt8], separator: UInt8) throws(Problem) -> [Row] {
        var reader = DelimitedText(text: text, separator: separator)
        var rows: [Row] = []
        while reader.index < text.count {
            let line = reader.line
            let values = try reader.row()
            if values != [""] || reader.wasQuoted { rows.append(Row(line: line, values: values)) }
        }
        return rows
    }

    private let text: [UInt8]
    private let separator: UInt8
    private var index = 0
    private var line = 1
    private var wasQuoted = false

    private init(text: [UInt8], separator: UInt8) {
        self.text = text
        self.separator = separator
    }

    private mutating func row() throws(Problem) -> [String] {
        var values: [String] = []
        wasQuoted = false
        while true {
            values.append(try value())
            guard index < text.count else { return values }
            if text[index] == separator {
                index += 1
                // A separator at the very end has an empty value after it.
                if index == text.count { return values + [""] }
            } else {
                skipLineEnd()
                return values
            }
        }
    }

    private mutating func value() throws(Problem) -> String {
        guard text[index] == UInt8(ascii: "\"") else {
            let start = index
            while index < text.count, text[index] != separator, !isLineEnd { index += 1 }
            return String(decoding: text[start..<index], as: UTF8.self)
        }
        wasQuoted = true
        let start = line
        var value: [UInt8] = []
        index += 1
        while true {
            guard index < text.count else {
                throw Problem(line: start, summary: "the quotation mark is never closed")
            }
            let begin = index
            if isLineEnd {
                skipLineEnd()
            } else {
                index += 1
            }
            if text[begin] == UInt8(ascii: "\"") {
                // Two of them stand for one.
                guard index < text.count, text[index] == UInt8(ascii: "\"") else { break }
                index += 1
                value.append(UInt8(ascii: "\""))
            } else {
                value += text[begin..<index]
            }
        }
        guard index == text.count || text[index] == separator || isLineEnd else {
            throw Problem(line: line, summary: "something stands after the closing quotation mark")
        }
        return String(decoding: value, as: UTF8.self)
    }

    private var isLineEnd: Bool { text[index] == UInt8(ascii: "\n") || text[index] == UInt8(ascii: "\r") }

    private mutating func skipLineEnd() {
        if text[index] == UInt8(ascii: "\r"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") {
            index += 1
        }
        index += 1
        line += 1
    }
}
