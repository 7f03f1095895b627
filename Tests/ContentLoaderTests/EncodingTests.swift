import ContentLoader
import Newsroom
import Testing

struct EncodingTests {
    private static let text = "Café “Zürich” — 5 €\n\nSecond paragraph.\n"

    private static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return littleEndian ? bytes : bytes.reversed()
        }
    }

    private static let windows1252: [UInt8] =
        Array("Caf".utf8) + [0xE9, 0x20, 0x93, 0x5A, 0xFC] + Array("rich".utf8) + [0x94, 0x20, 0x97, 0x20]
        + Array("5 ".utf8) + [0x80] + Array("\n\nSecond paragraph.\n".utf8)

    @Test(
        "Text is read in every encoding that is told beyond doubt",
        arguments: [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
            [0xFF, 0xFE] + utf16(text, littleEndian: true),
            [0xFE, 0xFF] + utf16(text, littleEndian: false), utf16(text, littleEndian: true),
            utf16(text, littleEndian: false), windows1252,
        ])
    func decodes(bytes: [UInt8]) async throws {
        #expect(
            describe(try await load(["a.txt": bytes])) == """
                title: Café “Zürich” — 5 €
                slug: a

                Second paragraph.

                """)
    }

    @Test(
        "Line ends of all kinds are one, and control characters do not pass", arguments: ["\n", "\r\n", "\r"])
    func readsLineEnds(end: String) async throws {
        let text = "Title\(end)\(end)One\u{1}\u{7F}\(end)two\u{2028}three\(end)"
        #expect(
            describe(try await load("a.txt", text)) == "title: Title\nslug: a\n\nOne\ntwo\nthree\n")
        let markdown = "---\(end)title: T\(end)---\(end)One\u{B}\u{85}two\(end)"
        #expect(describe(try await load("a.md", markdown)) == "title: T\nslug: a\n\nOne \ntwo\n")
    }

    @Test(
        "What is no text is a diagnostic",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "this file is no text"),
            ([0x61, 0, 0x62], "this file is no text"),
            ([0xFF, 0xFE, 0x61], "the text begins as UTF-16 but does not go on as such"),
            (Array("Привет Ж".utf8) + [0xFF], "this is neither UTF-8 nor another encoding beyond doubt"),
            (
                [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2],
                "this is neither UTF-8 nor another encoding beyond doubt"
            ),
            ([0xEF, 0xBB, 0xBF, 0xFF], "this is neither UTF-8 nor another encoding beyond doubt"),
        ] as [([UInt8], String)])
    func refuses(bytes: [UInt8], summary: String) async throws {
        let content = try await load(["a.txt": bytes])
        #expect(content.diagnostics.map(\.summary) == [summary])
        #expect(content.articles.isEmpty)
    }
}
