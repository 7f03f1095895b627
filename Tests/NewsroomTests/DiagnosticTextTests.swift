import Newsroom
import Testing

@Suite("Diagnostics")
struct DiagnosticTextTests {
    private let source = SourceText(file: "content/a.md", text: "---\ntitle: Überfall\r\n\tdate: yesterday\n")

    @Test("show the place, the line, a caret under it and a hint")
    func showPlaceLineCaretAndHint() {
        let diagnostic = Diagnostic.error(
            "this is no date", at: source.place(at: 29, length: 9), hint: "write it as 2021-12-30 14:05")
        #expect(
            diagnostic.text == """
                content/a.md:3:8: error: this is no date
                  3 | \tdate: yesterday
                    | \t      ^~~~~~~~~
                  hint: write it as 2021-12-30 14:05
                """)
    }

    @Test("count columns in Unicode scalars")
    func countColumnsInScalars() {
        let place = source.place(at: 16, length: 3)
        #expect(place.line == 2)
        #expect(place.column == 12)
        #expect(place.excerpt == "title: Überfall")
    }

    @Test("underline no further than the line's end")
    func underlineWithinLine() {
        #expect(source.place(at: 29, length: 500).length == 9)
        #expect(source.place(at: 10_000).line == 4)
    }

    @Test("count a lone carriage return as a line's end")
    func countLoneCarriageReturn() {
        let old = SourceText(file: "a.txt", text: "one\rtwo\rthree")
        #expect(old.place(at: 9).line == 3)
        #expect(old.place(line: 2).excerpt == "two")
    }

    @Test("keep control characters of a hostile file from the terminal")
    func keepControlCharactersOut() {
        let hostile = SourceText(file: "a\u{1B}[2J.md", text: "x\u{1B}]0;owned\u{07}y")
        let text = Diagnostic.error("no \u{9B}31m", at: hostile.place(at: 0)).text
        #expect(
            !text.unicodeScalars.contains {
                $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value)
            })
    }

    @Test("show the part of a long line that matters")
    func showWindowOfLongLine() throws {
        let long = SourceText(
            file: "a.md",
            text: String(repeating: "a", count: 5_000) + "X" + String(repeating: "b", count: 5_000))
        let lines = Diagnostic.error("wrong", at: long.place(at: 5_000)).text.split(separator: "\n")
        #expect(lines[1].count < 140)
        let caret = try #require(lines[2].firstIndex(of: "^"))
        let column = lines[2].distance(from: lines[2].startIndex, to: caret)
        #expect(Array(lines[1])[column] == "X")
    }

    @Test("come in the order of their places, each once")
    func comeInOrder() {
        let late = Diagnostic.error("b", at: source.place(at: 20))
        let early = Diagnostic.warning("a", at: source.place(at: 0))
        #expect([late, early, late].sortedByPlace() == [early, late])
        let hinted = (0..<8).map { Diagnostic.error("b", at: source.place(at: 20), hint: "hint \($0)") }
        #expect(hinted.reversed().sortedByPlace() == hinted)
    }
}
