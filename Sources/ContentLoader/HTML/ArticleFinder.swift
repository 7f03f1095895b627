import HTMLTree

/// Finds the element of a page that holds the story.
enum ArticleFinder {
    /// - Parameter isFragment: the source is a part of a page, all of which is the story.
    static func find(in elements: [HTMLElement], isFragment: Bool) -> HTMLElement? {
        let body = elements.first { $0.name == "body" }
        if isFragment { return body }
        for rule in rules {
            let found = elements.filter { rule($0) && !PageNoise.isCommentArea($0) }
            if let best = longest(of: found), proseLength(of: best) > 0 { return best }
        }
        // No name to go by: the block whose own paragraphs are the longest.
        let blocks = elements.filter { ["div", "section", "td", "center", "body"].contains($0.name) }
        let scored = blocks.map { (block: $0, score: paragraphsLength(of: $0)) }
        guard let best = scored.max(by: { $0.score < $1.score }), best.score > 0 else { return body }
        return best.block
    }

    private static let rules: [@Sendable (HTMLElement) -> Bool] = [
        { $0.value("itemprop").split(separator: " ").contains("articlebody") },
        { !bodyClasses.isDisjoint(with: $0.classes) },
        { $0.name == "article" },
        { $0.value("itemtype").contains("article") },
        { $0.name == "main" || $0.value("role") == "main" },
        { ["content", "main-content", "main", "article", "story"].contains($0.value("id")) },
    ]

    private static let bodyClasses: Set<String> = [
        "entry-content", "post-content", "article-content", "story-content", "article-body", "story-body",
        "post-body", "article__body", "article__content", "story__body", "articlebody", "article-text",
        "td-post-content", "field--name-body", "e-content", "post__content", "c-entry-content",
    ]

    private static func longest(of elements: [HTMLElement]) -> HTMLElement? {
        var best: (element: HTMLElement, length: Int)?
        for element in elements.prefix(200) {
            let length = proseLength(of: element)
            if length > best?.length ?? -1 { best = (element, length) }
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
