import HTMLTree

/// Finds the element of a page that holds the story.
enum ArticleFinder {
    /// - Parameters:
    ///   - headlines: what the page may call its story, the surest first.
    ///   - isFragment: the source is a part of a page, all of which is the story.
    static func find(in elements: [HTMLElement], headlines: [String], isFragment: Bool) -> HTMLElement? {
        let body = elements.first { $0.name == "body" }
        if isFragment { return body }
        let inArticle = article(in: elements, under: headlines)?.elements ?? []
        for rule in bodyRules {
            if let body = longestBody(in: inArticle, by: rule) ?? longestBody(in: elements, by: rule) {
                return article(in: elements, outweighing: body, by: rule) ?? body
            }
        }
        for rule in rules {
            if let found = longest(of: inArticle.filter(rule)) ?? longest(of: elements.filter(rule)) {
                return found
            }
        }
        // No name to go by: the block whose own paragraphs are the longest.
        let blocks = elements.filter { ["div", "section", "td", "center", "body"].contains($0.name) }
        let scored = blocks.map { (block: $0, score: paragraphsLength(of: $0)) }
        guard let best = scored.max(by: { $0.score < $1.score }), best.score > 0 else { return body }
        return best.block
    }

    private typealias Rule = @Sendable (HTMLElement) -> Bool

    /// What holds the body of a story and nothing else.
    private static let bodyRules: [Rule] = [
        { $0.value("itemprop").split(separator: " ").contains("articlebody") },
        { !bodyClasses.isDisjoint(with: $0.classes) },
    ]

    private static let rules: [Rule] = [
        { $0.name == "article" },
        { $0.value("itemtype").contains("article") },
        { $0.name == "main" || $0.value("role") == "main" },
        { ["content", "main-content", "main", "article", "story"].contains($0.value("id")) },
    ]

    /// The `article` that has one of the headlines; the others are teasers of other stories.
    private static func article(in elements: [HTMLElement], under headlines: [String]) -> HTMLElement? {
        let articles = elements.filter { $0.name == "article" }.prefix(200)
        guard articles.count > 1 else { return nil }
        let headings = articles.map { article in
            article.elements.filter { ["h1", "h2"].contains($0.name) }.prefix(20).map(\.plainText)
        }
        for headline in headlines {
            let found = zip(articles, headings).filter { $0.1.contains(headline) }.map(\.0)
            if let best = longest(of: found) { return best }
        }
        return nil
    }

    /// The article whose own paragraphs, around what only seems to be its body, say more than that does.
    private static func article(
        in elements: [HTMLElement], outweighing body: HTMLElement, by rule: Rule
    ) -> HTMLElement? {
        let length = proseLength(of: body)
        return elements.lazy.filter { $0.name == "article" }.prefix(200).first {
            paragraphsLength(of: $0) > length && $0.elements.contains(where: rule)
        }
    }

    /// The parts of a body, between which advertisements stand, are one.
    private static func longestBody(in elements: [HTMLElement], by rule: Rule) -> HTMLElement? {
        let bodies = elements.compactMap { parent -> HTMLElement? in
            let parts = parent.childElements.filter { rule($0) && !PageNoise.isCommentArea($0) }
            guard parts.count != 1 else { return parts.first }
            return parts.first.map {
                HTMLElement("div", children: parts.map(HTMLNode.element), line: $0.line)
            }
        }
        return longest(of: bodies)
    }

    private static let bodyClasses: Set<String> = [
        "entry-content", "post-content", "article-content", "story-content", "article-body", "story-body",
        "post-body", "article__body", "article__content", "story__body", "articlebody", "article-text",
        "td-post-content", "field--name-body", "e-content", "post__content", "c-entry-content",
    ]

    /// Nil where none has text.
    private static func longest(of elements: some Sequence<HTMLElement>) -> HTMLElement? {
        var best: (element: HTMLElement, length: Int)?
        for element in elements.lazy.filter({ !PageNoise.isCommentArea($0) }).prefix(200) {
            let length = proseLength(of: element)
            if length > best?.length ?? 0 { best = (element, length) }
        }
        return best?.element
    }

    private static func proseLength(of element: HTMLElement) -> Int {
        element.elements.reduce(0) { $0 + ownTextLength(of: $1) }
    }

    private static func ownTextLength(of element: HTMLElement) -> Int {
        guard element.name != "script", element.name != "style" else { return 0 }
        return element.children.reduce(0) { length, child in
            guard case .text(let text) = child else { return length }
            return length + text.utf8.count { $0 > 0x20 }
        }
    }

    private static func paragraphsLength(of element: HTMLElement) -> Int {
        element.childElements.filter { $0.name == "p" }.reduce(0) { $0 + $1.text.utf8.count }
    }
}
