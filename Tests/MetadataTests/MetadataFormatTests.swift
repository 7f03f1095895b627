import Metadata
import Newsroom
import Testing

/// The tree on one line: `{title@2:1="A"@2:8}`.
func describe(_ node: MetadataNode) -> String {
    func at(_ place: Place) -> String { "@\(place.line ?? 0):\(place.column ?? 0)" }
    switch node.kind {
    case .none: return "none"
    case .flag(let flag): return "flag(\(flag))"
    case .integer(let integer): return "integer(\(integer))"
    case .number(let number): return "number(\(number))"
    case .text: return "\"\(node.text ?? "")\"" + at(node.place)
    case .list(let nodes): return "[" + nodes.map(describe).joined(separator: ", ") + "]"
    case .map(let entries):
        return "{"
            + entries.map { "\($0.key)\(at($0.keyPlace))=\(describe($0.value))" }.joined(separator: ", ")
            + "}"
    }
}

func parse(_ text: String, as format: MetadataFormat) -> String {
    let (root, diagnostics) = format.parse(SourceText(file: "site.yml", text: text))
    return diagnostics.isEmpty ? describe(root) : diagnostics.map(\.text).joined(separator: "\n")
}

struct MetadataFormatTests {
    @Test("YAML keeps what people write: dates, times, `NO` and leading zeros stay text")
    func readsYAML() {
        let text = """
            title: 2024
            time: 12:30
            date: 2021-12-30
            country: NO
            code: 007
            draft: true
            ratio: 1.5
            nothing:
            quoted: "true"
            tags: [a, 'b']
            image:
              src: x.jpg
            """
        #expect(
            parse(text, as: .yaml) == """
                {title@1:1=integer(2024), time@2:1="12:30"@2:7, date@3:1="2021-12-30"@3:7, \
                country@4:1="NO"@4:10, code@5:1="007"@5:7, draft@6:1=flag(true), ratio@7:1=number(1.5), \
                nothing@8:1=none, quoted@9:1="true"@9:9, tags@10:1=["a"@10:8, "b"@10:11], \
                image@11:1={src@12:3="x.jpg"@12:8}}
                """)
    }

    @Test("A merge key of YAML takes over what the map does not say itself")
    func mergesMaps() {
        let text = """
            base: &b {x: 1, y: 2}
            other: &o {y: 3, z: 4}
            one:
              <<: *b
              y: 5
            two: {<<: [*b, *o]}
            three: {"<<": 6}
            """
        #expect(
            parse(text, as: .yaml) == """
                {base@1:1={x@1:11=integer(1), y@1:17=integer(2)}, \
                other@2:1={y@2:12=integer(3), z@2:18=integer(4)}, \
                one@3:1={y@5:3=integer(5), x@1:11=integer(1)}, \
                two@6:1={x@1:11=integer(1), y@1:17=integer(2), z@2:18=integer(4)}, \
                three@7:1={<<@7:9=integer(6)}}
                """)
        #expect(
            parse("a: &a x\n<<: *a", as: .yaml) == """
                site.yml:2:1: error: `<<` takes over the keys of a map, and this is a text
                  2 | <<: *a
                    | ^~
                  hint: name a map: `<<: *base`, which is written `base: &base` above
                """)
    }

    @Test("TOML keeps the order and the places of its keys")
    func readsTOML() {
        let text = """
            title = "Talks"
            date = 2021-12-30T14:05:00+01:00
            day = 2021-12-30
            "odd key" = 7
            a.b = 'x'
            note = \"\"\"
            title = "not this"
            \"\"\"
            [image]
            src = "x.jpg"
            [[links]]
            url = "1"
            [[links]]
            url = "2"
            """
        #expect(
            parse(text, as: .toml) == """
                {title@1:1="Talks"@1:9, date@2:1="2021-12-30T14:05:00+01:00"@2:8, day@3:1="2021-12-30"@3:7, \
                odd key@4:1=integer(7), a@5:1={b@5:3="x"@5:7}, note@6:1="title = "not this"
                "@6:8, image@9:2={src@10:1="x.jpg"@10:7}, \
                links@11:3=[{url@12:1="1"@12:7}, {url@14:1="2"@14:7}]}
                """)
    }

    @Test("JSON is read exactly, surrogate pairs and escapes included")
    func readsJSON() {
        let text = #"""
            {
              "title": "\u00e9\ud83d\ude00\/\"\n",
              "n": [1, -2.5e3, true, null, {}, []]
            }
            """#
        #expect(
            parse(text, as: .json) == """
                {title@2:3="é😀/"
                "@2:12, n@3:3=[integer(1), number(-2500.0), flag(true), none, {}, []]}
                """)
    }

    @Test("A block that starts late in a file gives places of the file")
    func placesAreOfTheFile() {
        let source = SourceText(file: "a.md", text: "---\ntitle: é\nbad: [\n---\n")
        let range = 4..<(4 + "title: é\n".utf8.count)
        let root = MetadataFormat.yaml.parse(source, range: range).root
        #expect(describe(root) == "{title@2:1=\"é\"@2:8}")
    }

    @Test(
        "What cannot be read is a diagnostic at its place, in plain words",
        arguments: [
            (
                MetadataFormat.yaml, "title: Talks: day two",
                """
                site.yml:1:13: error: a colon stands where YAML expects none
                  1 | title: Talks: day two
                    |             ^
                  hint: put the value in quotes where it holds a colon: `title: "Talks: day two"`
                """
            ),
            (
                .yaml, "a: 1\n\tb: 2",
                """
                site.yml:2:1: error: a tab stands where YAML wants spaces
                  2 | \tb: 2
                    | ^
                  hint: indent with spaces
                """
            ),
            (
                .yaml, "title: a\ndate: b\ntitle: c",
                """
                site.yml:3:1: error: `title` is given twice
                  3 | title: c
                    | ^~~~~
                  hint: keep one of the two
                """
            ),
            (
                .yaml, "- a\n- b",
                """
                site.yml:1:1: error: expected keys with values, found a list
                  1 | - a
                    | ^
                  hint: write each as `key: value` on a line of its own
                """
            ),
            (
                .toml, "a = 1\ntitle = Talks",
                """
                site.yml:2:9: error: this is no TOML value
                  2 | title = Talks
                    |         ^~~~~
                  hint: write texts as `key = "value"`, with the quotation marks
                """
            ),
            (
                .json, "{\"a\": 1,\n \"a\": 2}",
                """
                site.yml:2:2: error: `a` is given twice
                  2 |  "a": 2}
                    |  ^~~
                  hint: keep one of the two
                """
            ),
            (
                .json, "{\"a\": \"\\ud800\"}",
                """
                site.yml:1:14: error: `\\u` gives half of a character
                  1 | {"a": "\\ud800"}
                    |              ^
                """
            ),
        ])
    func reportsTrouble(format: MetadataFormat, text: String, expected: String) {
        #expect(parse(text, as: format) == expected)
    }

    @Test(
        "Nothing that is nested, repeated or cut off brings the reader down",
        arguments: [MetadataFormat.yaml, .toml, .json])
    func survivesHostileText(format: MetadataFormat) {
        let bomb =
            "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\n"
            + "d: &d [*c,*c,*c,*c,*c,*c,*c]\n? *d\n: x\n"
        let texts = [
            String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 50_000),
            "a: " + String(repeating: "- ", count: 50_000), String(repeating: "? ", count: 50_000), bomb,
            "a = " + String(repeating: "[", count: 100_000), "\"", "'", "{", "a: \"", "a: |", "*a", "a: *b",
            "&",
            "!", "!!", "%", "@", "`", "a: \"\\ud800\"", "--- a\n--- b", "...", "a = \"\"\"", "[[", "[a", "a.",
            "[(", "[[ (", "[", "[\"", "[]", "a = [\n[(\n]",
            "\u{FEFF}a: b", "a: b\n...\nc", "<<: *a", "{\"a\":", "{\"a\"", "{\"a\":1,}", "{\"a\":\"\\",
            "{\"a\":\"\\u12",
            "? [a]\n: b", "!!binary x", "a: !!int x",
        ]
        for text in texts { _ = parse(text, as: format) }
    }
}
