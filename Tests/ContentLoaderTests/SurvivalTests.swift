import ContentLoader
import Newsroom
import TestSupport
import Testing

struct SurvivalTests {
    private static let headers = [
        "---\ntitle: \"T\"\ndate: 2021-12-30 14:05\ntags: [a, 'b']\nimage:\n  src: x.jpg\nnote: |\n  a\n  b\nx: &a {b: *a}\n---\n",
        "+++\ntitle = \"T\"\ndate = 2021-12-30T14:05:00Z\ntags = ['a', \"b\"]\nn = \"\"\"\na\n\"\"\"\nd.e = 1\n[image]\nsrc = 'x.jpg'\n[[l]]\na = {b = 1, c = [1.5, true]}\n+++\n",
        "{\n\"title\": \"T\\u00e9\", \"date\": \"2021-12-30\", \"tags\": [\"a\", null, 1.5e3, {\"b\": true}]\n}\n",
    ]
    private static let bodies = [
        "# H\n\nBody *x*\n", "Title\n\nBy Jane Doe\n\nGENEVA (AP) — Text\n\n• a\n• b\n\nLeave a Reply\n*\n",
        "<html><script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script><article><h1>T</h1><ul><li>a</ul>"
            + "<table><tr><th>a<th>b<tr><td>1<td>2</table><pre>x</pre></article>",
    ]

    @Test("No slip of the keys brings the loader down, and what it makes is UTF-8 without control characters")
    func survivesMutations() async throws {
        var content: [String: [UInt8]] = [:]
        for number in 0..<6_000 {
            var generator = SeededGenerator(number)
            let header = Self.headers[number % 3]
            let kind = number / 3 % 3
            var bytes = Array((header + Self.bodies[kind]).utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes.remove(at: index)
                case 1: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 2:
                    bytes.insert(
                        Array("[]{}\"'\\.=:#-*&|\n\t (+".utf8).randomElement(using: &generator) ?? 0,
                        at: index)
                case 3:
                    bytes.insert(
                        contentsOf: bytes[index...].prefix(12),
                        at: Int.random(in: 0...bytes.count, using: &generator))
                default: bytes = Array(bytes[..<index]) + [0x0A]
                }
            }
            content["s/\(number)." + ["md", "txt", "html"][kind]] = bytes
        }
        let loaded = try await load(content)
        #expect(loaded.articles.count > 500)
        for article in loaded.articles {
            let text = try #require(String(validating: article.markdown, as: UTF8.self))
            let hasControl = text.unicodeScalars.contains {
                $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
            }
            #expect(!hasControl, "seed \(SeededGenerator.seed), \(article.source)")
        }
    }
}
