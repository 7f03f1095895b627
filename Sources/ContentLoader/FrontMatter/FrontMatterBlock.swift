import Metadata
import Newsroom

/// The metadata at the very start of a source: YAML between `---` and `---` (or `...`), TOML between `+++`, or
/// a JSON object.
///
/// Text may begin with the same signs. So a block counts as metadata only where a line of it looks like a key;
/// in formats that seldom have front matter, where it is one of ``telltaleKeys``. All else stays text.
struct FrontMatterBlock {
    enum Found {
        case none
        case block(FrontMatterBlock)
        /// The block begins but does not end.
        case unclosed(hint: String)
    }

    let format: MetadataFormat
    /// Of the metadata in the source, without the lines around it.
    let range: Range<Int>
    /// Where the body starts, and how many lines stand above it.
    let bodyStart: Int
    let linesAbove: Int

    static func find(in bytes: [UInt8], doubting: Bool) -> Found {
        if bytes.first == UInt8(ascii: "{") { return findJSON(in: bytes, doubting: doubting) }
        let lines = LineScan(bytes: bytes)
        guard let opening = lines.line(at: 0) else { return .none }
        let fence = lines.trimmedBytes(opening.range)
        let format: MetadataFormat
        if fence.elementsEqual("---".utf8) {
            format = .yaml
        } else if fence.elementsEqual("+++".utf8) {
            format = .toml
        } else {
            return .none
        }
        return findFenced(in: lines, after: opening.next, as: format, doubting: doubting)
    }

    private static func findFenced(
        in lines: LineScan, after start: Int, as format: MetadataFormat, doubting: Bool
    ) -> Found {
        let fences = format == .yaml ? ["---", "..."] : ["+++"]
        let sign = format == .yaml ? UInt8(ascii: ":") : UInt8(ascii: "=")
        var hasKey = false
        var isKeyFirst: Bool?
        var number = 1
        var offset = start
        while let line = lines.line(at: offset) {
            number += 1
            let bytes = lines.trimmedBytes(line.range)
            if bytes.count == 3, fences.contains(where: { bytes.elementsEqual($0.utf8) }) {
                let isEmpty = offset == start
                guard hasKey || isEmpty && !doubting else { return .none }
                let block = FrontMatterBlock(
                    format: format, range: start..<offset, bodyStart: line.next, linesAbove: number)
                return .block(block)
            }
            if hasKey {
                // No other line has anything to add.
            } else if let end = bytes.firstIndex(of: sign), isKey(bytes[..<end], doubting: doubting) {
                hasKey = true
                isKeyFirst = isKeyFirst ?? true
            } else if let first = bytes.first, first != UInt8(ascii: "#") {
                isKeyFirst = isKeyFirst ?? false
            }
            offset = line.next
        }
        guard hasKey, isKeyFirst == true else { return .none }
        return .unclosed(hint: "end it with a line `\(fences[0])`")
    }

    private static func findJSON(in bytes: [UInt8], doubting: Bool) -> Found {
        let lines = LineScan(bytes: bytes)
        var index = 1
        while index < bytes.count, [0x20, 0x09, 0x0A].contains(bytes[index]) { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\""),
            let closing = bytes[(index + 1)...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == 0x0A }),
            bytes[closing] == UInt8(ascii: "\""),
            bytes[(closing + 1)...].first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: ":"),
            isKey(bytes[(index + 1)..<closing], doubting: doubting)
        else { return .none }
        guard let end = endOfObject(in: bytes) else {
            return .unclosed(hint: "end it with `}` on a line of its own")
        }
        guard let last = lines.line(at: end) else {
            let lineCount = bytes.count { $0 == 0x0A } + 1
            return .block(
                FrontMatterBlock(format: .json, range: 0..<end, bodyStart: end, linesAbove: lineCount))
        }
        // The rest of the line belongs to the metadata, whose reader says that it is too much.
        let rest = lines.trimmedText(last.range).isEmpty ? end : last.range.upperBound
        let lineCount = bytes[..<last.range.upperBound].count { $0 == 0x0A } + 1
        return .block(
            FrontMatterBlock(format: .json, range: 0..<rest, bodyStart: last.next, linesAbove: lineCount))
    }

    /// The offset after the object's last bracket.
    private static func endOfObject(in bytes: [UInt8]) -> Int? {
        var depth = 0
        var isText = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): isText.toggle()
            case UInt8(ascii: "\\") where isText: index += 1
            case UInt8(ascii: "{") where !isText: depth += 1
            case UInt8(ascii: "}") where !isText:
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func isKey(_ text: ArraySlice<UInt8>, doubting: Bool) -> Bool {
        let (space, quote) = (UInt8(ascii: " "), UInt8(ascii: "\""))
        var key = text.drop { $0 == quote }
        while key.last == space || key.last == quote { key.removeLast() }
        guard !key.isEmpty, key.count <= 64, key.allSatisfy(isKeyByte) else { return false }
        return doubting
            ? telltaleKeys.contains(String(decoding: key, as: UTF8.self).lowercased()) : !key.contains(space)
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: " "):
            true
        default: false
        }
    }

    /// Keys without one of which nobody writes front matter.
    private static let telltaleKeys: Set<String> = [
        "title", "headline", "date", "published", "publishdate", "pubdate", "author", "authors", "byline",
        "slug",
        "draft", "status", "embargo", "expires", "layout", "tags", "categories", "section", "permalink",
        "description", "summary",
    ]
}

/// Steps through lines that end with LF.
private struct LineScan {
    let bytes: [UInt8]

    /// The line that starts at an offset; nil at the end of the text.
    func line(at offset: Int) -> (range: Range<Int>, next: Int)? {
        guard offset < bytes.count else { return nil }
        let end = bytes[offset...].lineEnd
        return (offset..<end, Swift.min(end + 1, bytes.count))
    }

    /// Without spaces at its end; empty where the line is too long to be a key or a fence.
    func trimmedBytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard range.count <= 4_096 else { return [] }
        var text = bytes[range]
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return text
    }

    func trimmedText(_ range: Range<Int>) -> String {
        String(decoding: trimmedBytes(range), as: UTF8.self)
    }
}
