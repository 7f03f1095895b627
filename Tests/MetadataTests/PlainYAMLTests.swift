import Metadata
import Newsroom
import Testing

/// What is read line by line has to come out as Yams has it. A comment makes sure that Yams reads the text.
@Suite struct PlainYAMLTests {
    private func expectSameWithComment(_ text: String) {
        let plain = MetadataFormat.yaml.parse(SourceText(file: "a.md", text: text))
        let commented = MetadataFormat.yaml.parse(SourceText(file: "a.md", text: text + "\n# comment\n"))
        #expect(plain.root == commented.root, "\(text)")
        #expect(plain.diagnostics.isEmpty == commented.diagnostics.isEmpty, "\(text)")
    }

    static let values = [
        "talks", "Talks: day two", "10:30", "a:", "a #b", "a#b", "C# and F#", "it's", "say \"yes\"",
        "trailing   ",
        "\"quoted\"", "\"a: b # c\"", "\"\"", "''", "'it''s'", "\"a\\nb\"", "\"open", "\"a\" # b", "\"a\" b",
        "'a'  ", "true", "False", "yes", "null", "~", "12", "007", "1e3", "-1", "1.5", "0x10", "2021-12-30",
        "2021-12-30T14:05:00Z", "https://example.org/a?b=c#d", "a & b", "&a b", "*a", "- a", "? a", "| a",
        "> a",
        "@home", "%a", "`a`", "!a b", "/about/", "a\tb", "é à", "“curly” – dash", "Ende–Anfang: x", "中文",
        "😀 a",
        "a\u{85}b", "a\u{A0}b", "a\u{2028}b", "\u{FEFF}a", "a\u{FEFF}b", "a\u{7F}b", "[a, b]", "[ a , b ]",
        "[]", "[a]", "[a,b]", "[a, ]", "[a", "[a] b", "[a b, c-d, e.f]", "[\"a, b\", 'c']", "[ü, 中文, é]",
        "[a: b]", "[a#b]", "[a #b]", "[1, true, null]", "[[a]]", "[{a: b}]", "{a: b}", "[-, a]", "[a, -b]",
        "a " + String(repeating: "word ", count: 40), "é" + String(repeating: " wörd", count: 40),
        "[" + (1...40).map { "tag\($0)" }.joined(separator: ", ") + "]",
    ]

    @Test(arguments: values) func readsValueAsYamsDoes(_ value: String) {
        expectSameWithComment("title: \(value)\n")
        expectSameWithComment("title: \(value)")
        expectSameWithComment("title:    \(value)\ndate: 2021-12-30\n")
        expectSameWithComment("date: 2021-12-30\r\ntitle: \(value)\r\nslug: a\r\n")
    }

    // A question mark makes a key without a value, which Yams places after the comment.
    @Test(arguments: values.filter { $0 != "? a" }) func readsListBelowItsKeyAsYamsDoes(_ value: String) {
        for (indentation, end) in [("", "\n"), ("  ", "\n"), ("    ", "\r\n")] {
            let item = "\(indentation)- \(value)\(end)"
            expectSameWithComment("tags:\(end)\(item)")
            expectSameWithComment("tags:  \(end)\(item)\(indentation)-   other\(end)title: b\(end)")
            expectSameWithComment("date: 2021-12-30\(end)tags:\(end)\(indentation)- other\(end)\(item)")
        }
    }

    @Test(arguments: [
        "a:\n  - b\n- c\n", "a:\n- b\n  - c\n", "a:\n  - b\n    c\n", "a:\n  - b\n c\n", "a:\n  -\n",
        "a:\n  - \n", "a:\n  -b\n", "a:\n  - - b\n", "a:\n  - b\n  -\n", "a:\n  - b\n\n  - c\n",
        "a:\n  - b\n\nc: d\n", "a:\n\n  - b\n", "a:\n  - b\n   - c\n", "a:\n- b\nc: d\n- e\n",
        "a:\n  - b\nc:\n  - d\n", "a:\n  - b\na:\n  - d\n", "a:\n  - b: c\n    d: e\n", "a:\n\t- b\n",
        "a:\n  - b", "a:\n - b\n - c", "a:\r- b\r- c\r", "a:\n  - b\n---\n", "a:\n---\n", "a:\n- b\n...\n",
        "a: b\n- c\n", "a:\n- b\n-\n- c\n", "a: - b\n", "a:\n  - b\n  c: d\n", "a:   \n  - b  \n",
    ])
    func readsListsInAnyShapeAsYamsDoes(_ text: String) {
        expectSameWithComment(text)
    }

    @Test(arguments: [
        "", "\n", "a", "a: b\n\n", "a: b\n\nc: d\n", "a: b\n  c\nd: e\n", "a:\n  - b\n  - c\n", "a:\n",
        "a: \nb: c\n",
        "a: b\na: c\n", "A: b\na: c\n", " a: b\n", "a : b\n", "a:b\n", "a: b\n...\n", "---\na: b\n",
        "a-b: c\n",
        "a_1: b\n", "1: b\n", "é: b\n", "\"a\": b\n", "<<: b\n", "- a\n", "a: [b,\n  c]\n", "a: \"b\n  c\"\n",
        "a: b\n\tc: d\n", "a: b\nc\n",
    ])
    func readsTextAsYamsDoes(_ text: String) {
        expectSameWithComment(text)
    }
}
