import HTMLTree
import Newsroom

/// The headings of a body, and their identifiers.
struct HeadingRegister {
    private(set) var headings: [RenderedMarkdown.Heading] = []
    private var start = 0
    /// How often each slug has been asked for.
    private var uses: [String: Int] = [:]
    private var taken: Set<String> = []

    /// A heading's tag stands written as far as the place of its identifier.
    mutating func begin(at offset: Int) {
        start = offset
    }

    /// The heading's text stands written: puts its identifier in.
    mutating func end(level: Int, text: [UInt8], in output: inout [UInt8]) {
        let text = String(decoding: text, as: UTF8.self)
        let id = identifier(for: text)
        headings.append(RenderedMarkdown.Heading(level: level, id: id, text: text))
        output.insert(contentsOf: " id=\"\(id)\"".utf8, at: start)
    }

    /// The slug of a text, with a number where it is taken and a word before it where it is the page's own.
    private mutating func identifier(for text: String) -> String {
        var slug = Slug(title: text)?.text ?? "section"
        if HTMLAllowlist.isReserved(identifier: slug) || slug.hasPrefix("fn-") || slug.hasPrefix("fnref-") {
            slug = "section-" + slug
        }
        var number = uses[slug, default: 0]
        var id = slug
        repeat {
            number += 1
            id = number == 1 ? slug : "\(slug)-\(number)"
        } while !taken.insert(id).inserted
        uses[slug] = number
        return id
    }
}
