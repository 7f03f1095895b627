/// The marks of inserts: a first noncharacter, the number's digits to the base 16, and a last one.
enum Insert {
    private static let start: UInt8 = 0x96
    private static let end: UInt8 = 0x97

    static func mark(_ number: Int) -> [UInt8] {
        var mark: [UInt8] = [0xEF, 0xB7, start]
        for digit in String(number, radix: 16).utf8 {
            let value =
                digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
            mark += [0xEF, 0xB7, 0xA0 + value]
        }
        return mark + [0xEF, 0xB7, end]
    }

    /// The number of the mark that begins at an offset, and where the text goes on; nil where none begins.
    static func read<Text: RandomAccessCollection<UInt8>>(
        _ text: Text, at index: Int
    ) -> (number: Int, end: Int)? where Text.Index == Int {
        guard isNoncharacter(text, at: index, start) else { return nil }
        var number = 0
        var index = index + 3
        while index + 2 < text.endIndex, text[index] == 0xEF, text[index + 1] == 0xB7, number < 1 << 32 {
            if text[index + 2] == end { return (number, index + 3) }
            guard (0xA0...0xAF).contains(text[index + 2]) else { return nil }
            number = number << 4 | Int(text[index + 2] & 0xF)
            index += 3
        }
        return nil
    }

    /// The numbers of all marks in a text.
    static func numbers<Text: RandomAccessCollection<UInt8>>(in text: Text) -> [Int]
    where Text.Index == Int {
        var numbers: [Int] = []
        var index = text.startIndex
        while index < text.endIndex {
            if let (number, end) = read(text, at: index) {
                numbers.append(number)
                index = end
            } else {
                index += 1
            }
        }
        return numbers
    }

    /// Whether a text is nothing but marks and white space.
    static func isAll(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < text.count {
            if text[index] <= 0x20 {
                index += 1
            } else if let (_, end) = read(text, at: index) {
                index = end
            } else {
                return false
            }
        }
        return true
    }

    /// HTML in which the marks are made of characters of the last private use area, since parsers of HTML take
    /// noncharacters for mistakes. Those of the author's own become U+FFFD.
    static func movedToPrivateUse(_ html: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(html.count + 64)
        var index = 0
        while index < html.count {
            if isPrivate(html, at: index) {
                output += "\u{FFFD}".utf8
                index += 4
            } else if html[index] == 0xEF, index + 2 < html.count, html[index + 1] == 0xB7,
                Mark.inserts.contains(html[index + 2])
            {
                output += [0xF4, 0x8F, 0xBE, html[index + 2]]
                index += 3
            } else {
                output.append(html[index])
                index += 1
            }
        }
        return output
    }

    /// The marks as they were before ``movedToPrivateUse(_:)``.
    static func movedBack(_ html: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(html.count)
        var index = 0
        while index < html.count {
            if isPrivate(html, at: index) {
                output += [0xEF, 0xB7, html[index + 3]]
                index += 4
            } else {
                output.append(html[index])
                index += 1
            }
        }
        return output
    }

    /// U+10FF96 to U+10FFAF.
    private static func isPrivate(_ html: [UInt8], at index: Int) -> Bool {
        html[index] == 0xF4 && index + 3 < html.count && html[index + 1] == 0x8F && html[index + 2] == 0xBE
            && Mark.inserts.contains(html[index + 3])
    }

    /// Where the first of the characters stands that marks are made of.
    static func firstNoncharacter(in text: ArraySlice<UInt8>) -> Int? {
        var index = text.startIndex
        while let start = text[index...].firstIndex(of: 0xEF) {
            if start + 2 < text.endIndex, text[start + 1] == 0xB7, Mark.inserts.contains(text[start + 2]) {
                return start
            }
            index = start + 1
        }
        return nil
    }

    private static func isNoncharacter<Text: RandomAccessCollection<UInt8>>(
        _ text: Text, at index: Int, _ last: UInt8
    ) -> Bool where Text.Index == Int {
        text[index] == 0xEF && index + 2 < text.endIndex && text[index + 1] == 0xB7
            && text[index + 2] == last
    }
}
