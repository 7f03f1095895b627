import Newsroom
import Testing

@Suite("The places that an article keeps")
struct ArticlePlacesTests {
    @Test("are those of its addresses and its picture")
    func kept() {
        let aliases = (0..<20).map { "aliases/old-\($0)/" }
        let kept = aliases + ["image", "permalink", "slug"]
        let all = (kept + ["title", "published", "aliases"]).enumerated()
        let places = Article.Places(
            keptOf: Dictionary(
                uniqueKeysWithValues: all.map { ($1, Place(file: "content/a.md", line: $0 + 1)) }))
        #expect(places.entries.map(\.key) == kept.sorted())
        for (index, key) in kept.enumerated() { #expect(places[key]?.line == index + 1) }
        for key in ["", "title", "aliases", "aliases/", "zebra"] { #expect(places[key] == nil) }
    }
}
