import Metadata
import Newsroom
import Testing

struct MetadataReaderTests {
    private func reader(_ yaml: String) -> MetadataReader {
        MetadataReader(MetadataFormat.yaml.parse(SourceText(file: "a.md", text: yaml)).root)
    }

    private func problems(_ reader: MetadataReader) -> [String] {
        reader.diagnostics.map { diagnostic in
            let place = "\(diagnostic.place.line ?? 0):\(diagnostic.place.column ?? 0)"
            return "\(place) \(diagnostic.severity.rawValue): \(diagnostic.summary)"
                + (diagnostic.hint.map { " (\($0))" } ?? "")
        }
    }

    @Test("Each type is read, whatever the case and the hyphens of its key")
    func readsTypes() throws {
        let reader = reader(
            """
            Title: 2024
            open: no
            page_size: 12
            tags: a, b,, c
            authors: [Jane, 'Tom']
            look: Dark
            image: {src: x}
            links: [{to: a}, {to: b}]
            empty:
            """)
        #expect(reader.text("title") == "2024")
        #expect(reader.flag("open") == false)
        #expect(reader.integer("pageSize", in: 1...100) == 12)
        #expect(reader.textList("tags", splitsAtCommas: true) == ["a", "b", "c"])
        #expect(reader.textList("author", "authors") == ["Jane", "Tom"])
        #expect(reader.choice("look", of: ["dark": 1, "light": 2]) == 1)
        #expect(reader.map("image")?.text("src") == "x")
        #expect(reader.maps("links")?.compactMap { $0.text("to") } == ["a", "b"])
        #expect(reader.text("empty") == nil)
        #expect(reader.text("absent") == nil)
        #expect(problems(reader) == [])
        #expect(reader.unreadEntries().isEmpty)
    }

    @Test("Every wrong value is reported at its place")
    func reportsWrongValues() {
        let reader = reader(
            """
            title: [a]
            open: perhaps
            size: 500
            count: many
            look: drak
            image: x
            date: 12/30/2021
            published: 2021-12-30
            pubDate: 2021-12-31
            titel: x
            """)
        _ = reader.text("title")
        _ = reader.flag("open")
        _ = reader.integer("size", in: 1...100)
        _ = reader.integer("count", in: 1...100)
        _ = reader.choice("look", of: ["dark": 1, "light": 2])
        _ = reader.map("image")?.text("src")
        _ = reader.date("date", in: .utc)
        _ = reader.date("published", "pubdate", in: .utc)
        reader.reportSlips()
        reader.reportUnreadEntries()
        #expect(
            problems(reader) == [
                "1:8 error: `title` must be a text, not a list",
                "2:7 error: `open` must be `true` or `false`, not a text",
                "3:7 error: `size` must be from 1 to 100",
                "4:8 error: `count` must be a whole number, not a text",
                "5:7 error: `look` must be one of `dark`, `light` (did you mean `dark`?)",
                "6:8 error: `image` must be a map, not a text",
                "7:7 error: `12/30/2021` is no date that can be read (write it as 2021-12-30 14:05)",
                "9:1 error: `published` and `pubDate` are two names for one thing (keep one of the two)",
                "10:1 warning: unknown key `titel` (did you mean `title`?)",
                "10:1 error: unknown key `titel` (did you mean `title`?)",
            ])
    }

    @Test("Two names that say the same are no mistake, and nothing in a list is nothing")
    func takesWhatSaysTheSame() {
        let reader = MetadataReader(
            parse(source: "url: /a/\npermalink: /a/\ntags:\n- a\n-\n- b"))
        #expect(reader.text("permalink", "url") == "/a/")
        #expect(reader.textList("tags") == ["a", "b"])
        #expect(reader.diagnostics == [])
    }

    private func parse(source: String) -> MetadataNode {
        MetadataFormat.yaml.parse(SourceText(file: "site.yml", text: source)).root
    }
}
