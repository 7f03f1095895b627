import Foundation
import TestSupport
import Testing

@testable import SiteBuilder

@Suite("Reading shortcodes")
struct ShortcodeReadingTests {
    @Test("gives back any name and values that were written")
    func givesBackWhatWasWritten() {
        var random = SeededGenerator()
        for _ in 0..<2_000 {
            let tag = Written(using: &random)
            let text = Array("before \(tag.source) after".utf8)
            let scanner = ShortcodeScanner(text)
            let told = Comment(rawValue: "seed \(SeededGenerator.seed), \(tag.source)")
            #expect(scanner.problems.isEmpty, told)
            #expect(scanner.tags.map(\.name) == [tag.name], told)
            #expect(scanner.tags.map(\.range) == [7..<text.count - 6], told)
            #expect(scanner.tags.first?.parameters.map(\.key) == tag.parameters.map(\.key), told)
            #expect(scanner.tags.first?.parameters.map(\.value) == tag.parameters.map(\.value), told)
        }
    }

    @Test("never fails, and covers every byte of the text once")
    func coversEveryByte() {
        let pieces = [
            "{{<", ">}}", "/>}}", "{{%", "%}}", "{{</*", "*/>}}", "{{< a >}}", "{{< /a >}}", "{{< b >}}",
            "{{< /b >}}",
            "{{< none >}}", "{{< must >}}", "{{< /must >}}", "{{< /", "\"", "`", "``", "\\", "=", "a", " ",
            "\n", "\n\n",
            "    ", "```\n", "> ", "- ", "é", "“",
        ]
        var random = SeededGenerator(1)
        for _ in 0..<4_000 {
            let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let bytes = Array(text.utf8)
            let tree = ShortcodeTree(bytes) { name in
                switch name {
                case "none": ShortcodeDefinition.Content.none
                case "must": .required
                case "a", "b": .optional
                default: nil
                }
            }
            let told = Comment(rawValue: "seed \(SeededGenerator.seed), \(text.debugDescription)")
            var covered: [Range<Int>] = []
            Self.gather(tree.pieces, &covered)
            var end = 0
            for range in covered {
                #expect(range.lowerBound >= end, told)
                end = range.upperBound
            }
            // Only tags that close nothing are left out, and each is told.
            if tree.problems.isEmpty {
                #expect(covered.reduce(0) { $0 + $1.count } == bytes.count, told)
            }
            #expect(tree.problems.allSatisfy { $0.range.upperBound <= bytes.count }, told)
        }
    }

    private static func gather(_ pieces: [ShortcodePiece], _ ranges: inout [Range<Int>]) {
        for piece in pieces {
            switch piece {
            case .text(let range): ranges.append(range)
            case .shown(let tag): ranges.append(tag.range)
            case .entry: continue
            case .call(let call):
                ranges.append(call.tag.range)
                gather(call.content ?? [], &ranges)
                if let content = call.contentRange {
                    ranges.append(content.upperBound..<call.range.upperBound)
                }
            }
        }
    }
}

/// A tag of random parts, and its source written in a random way.
private struct Written {
    let name: String
    private(set) var parameters: [(key: String?, value: String)] = []
    private(set) var source: String

    private static let letters = [
        "a", "é", " ", "\"", "\\", ">", "}", "{", "=", "/", "<", "%", "'", "日", "-", "0",
    ]

    init(using random: inout SeededGenerator) {
        name = ["a", "fact-box", "my_code", "x1"].randomElement(using: &random) ?? "a"
        let (open, close) = Bool.random(using: &random) ? ("{{<", ">}}") : ("{{%", "%}}")
        source = open + (Bool.random(using: &random) ? " " : "") + name
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let key = [nil, "key", "src", "data-x"].randomElement(using: &random) ?? nil
            let value = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                Self.letters.randomElement(using: &random) ?? ""
            }.joined()
            parameters.append((key, value))
            source += Bool.random(using: &random) ? " " : "\n\t"
            source += (key.map { $0 + "=" } ?? "") + Self.quoted(value, using: &random)
        }
        source += " " + close
    }

    private static func quoted(_ value: String, using random: inout SeededGenerator) -> String {
        let isBare = !value.isEmpty && value.allSatisfy { "aé日-0".contains($0) }
        switch Int.random(in: 0...2, using: &random) {
        case 0 where isBare: return value
        case 1: return "`" + value + "`"
        default: return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
    }
}
