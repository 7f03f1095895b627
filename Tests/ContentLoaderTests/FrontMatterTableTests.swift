import ContentLoader
import Foundation
import Newsroom
import Testing

/// The table in docs/front-matter.md is what authors go by: every row of it is tried.
struct FrontMatterTableTests {
    @Test("Every key of the author's table is known by all of its names, and its example is taken")
    func knowsDocumentedKeys() async throws {
        let docs = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../docs/front-matter.md")
        let text = try String(contentsOf: docs, encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count == 31)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let codes = cells.map { cell in
                cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            }
            for name in codes[0] + codes[1] {
                var header = "\(name): \(codes[3][0])\n"
                if !["title", "headline"].contains(name) { header += "title: T\n" }
                if !["date", "published", "publishDate", "pubdate"].contains(name) {
                    header += "date: 2021-12-30\n"
                }
                if name.hasPrefix("image_") { header += "image: x.jpg\n" }
                let content = try await load("us/a.md", "---\n\(header)---\nBody\n")
                #expect(content.diagnostics.map(\.text) == [], "\(name)")
                let article = try #require(content.articles.first)
                let plain = try #require(
                    try await load("us/a.md", "---\ntitle: T\ndate: 2021-12-30\n---\nBody\n").articles.first)
                #expect(describe(article) != describe(plain) || name == "status", "\(name) changes nothing")
                #expect(!article.extra.contains { $0.key == name }, "\(name) is not known")
            }
        }
    }
}
