import HTMLTree
import Newsroom

/// The identifiers that a story's parts have, each given once.
package struct IdentifierRegister: Sendable {
    /// The last number that a slug was given with, of those that were taken.
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
        if taken.insert(slug).inserted { return slug }
        var number = uses[slug, default: 1]
        var id: String
        repeat {
            number += 1
            id = "\(slug)-\(number)"
        } while !taken.insert(id).inserted
        uses[slug] = number
        return id
    }
}
