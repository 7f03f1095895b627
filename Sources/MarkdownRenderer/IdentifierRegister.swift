import HTMLTree
import Newsroom

/// The identifiers that a story's parts have, each given once.
package struct IdentifierRegister: Sendable {
    /// How often each slug has been asked for.
    private var uses: [String: Int] = [:]
    private var taken: Set<String> = []

    package init() {}

    /// Keeps an identifier from being given; false where it is given already.
    @discardableResult
    package mutating func take(_ identifier: String) -> Bool { taken.insert(identifier).inserted }

    /// The slug of a text, with a number where it is taken and a word before it where it is the page's own.
    package mutating func identifier(for text: String) -> String {
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
