import HTMLTree

/// What stands on a page around and between a story's paragraphs and is no part of it.
enum PageNoise {
    /// Never prose, wherever it stands.
    static func isNeverProse(_ element: HTMLElement) -> Bool {
        element.isForeign || elements.contains(element.name) || isHidden(element)
    }

    /// The page's own, by its name, its role or a name that is for nothing else. A person who writes HTML may
    /// mean any of these as part of the story, so they are looked for in whole pages alone.
    static func isFurniture(_ element: HTMLElement) -> Bool {
        ["aside", "nav", "footer"].contains(element.name)
            || element.classes.contains(where: phrases.contains)
            || containers.contains(element.name) && phrases.contains(element.value("id"))
            || ["navigation", "complementary", "search", "dialog", "banner", "contentinfo"]
                .contains(element.value("role"))
    }

    /// A box whose class or id is of the words that page furniture is named by: `share-buttons`, `ad`,
    /// `related-posts`, and neither `menu-prices` nor `related-party-deals`.
    ///
    /// Themes name boxes of prose so too. Whoever asks has to see what the box holds.
    static func isNamedLikeFurniture(_ element: HTMLElement) -> Bool {
        guard containers.contains(element.name) else { return false }
        // The id of a section is the anchor of its heading.
        let names = element.classes + (element.name == "section" ? [] : [element.value("id")])
        return names.contains { name in
            let parts = name.split { $0 == "-" || $0 == "_" }.map(String.init)
            return parts.contains(where: words.contains)
                && parts.allSatisfy { words.contains($0) || neutralWords.contains($0) || Int($0) != nil }
        }
    }

    static func isCommentArea(_ element: HTMLElement) -> Bool {
        ["comments", "respond", "commentform", "disqus_thread"].contains(element.value("id"))
            && !proseElements.contains(element.name)
            || element.classes.contains {
                ["comments-area", "comment-respond", "comment-form", "comment-list", "comments"].contains($0)
            }
    }

    private static func isHidden(_ element: HTMLElement) -> Bool {
        let style = element.value("style").filter { !$0.isWhitespace }
        return element["hidden"] != nil || element.value("aria-hidden") == "true"
            || style.contains("display:none") || style.contains("visibility:hidden")
    }

    private static let elements: Set<String> = [
        "head", "script", "style", "noscript", "template", "form", "button", "input", "select",
        "textarea", "label", "fieldset", "dialog", "object", "embed", "applet", "canvas",
        "map",
        "area", "link", "meta", "base", "title", "datalist", "progress", "meter", "frameset", "slot",
    ]

    private static let containers: Set<String> = ["div", "section", "ul", "ol", "header", "center", "ins"]

    /// Their ids are anchors that follow their words.
    private static let proseElements: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "section"]

    /// Between hyphens and underscores of a class or id.
    private static let words: Set<String> = [
        "share", "sharing", "sharedaddy", "social", "related", "recommended", "newsletter", "subscribe",
        "cookie", "cookies", "consent", "gdpr", "ad", "ads", "advert", "adverts", "advertisement",
        "advertising", "sponsored", "promo", "breadcrumb", "breadcrumbs", "sidebar", "navigation", "menu",
        "popup", "modal", "paywall", "byline", "dateline", "outbrain", "taboola", "adsbygoogle",
    ]

    /// What stands beside them in names of furniture and says nothing of the contents.
    private static let neutralWords: Set<String> = [
        "area", "article", "articles", "banner", "bar", "block", "bottom", "box", "button", "buttons", "card",
        "cards", "container", "content", "footer", "form", "google", "group", "header", "icon", "icons", "in",
        "inline", "inner", "item", "items", "jp", "js", "label", "left", "link", "links", "list", "main",
        "media", "module", "more", "nav", "news", "notice", "outer", "overlay", "page", "panel",
        "placeholder",
        "post", "posts", "primary", "right", "row", "secondary", "section", "sign", "signup", "site",
        "sd", "slot", "stories", "story", "text", "title", "toolbar", "tools", "top", "unit", "up", "widget",
        "wp", "wrap", "wrapper", "your",
    ]

    /// Whole names, which no theme gives to prose.
    private static let phrases: Set<String> = [
        "entry-meta", "post-meta", "article-meta", "entry-footer", "posted-on", "entry-date", "post-date",
        "article-date", "timestamp", "post-tags", "tag-links", "cat-links", "byline", "author-byline",
        "article-byline", "entry-byline",
        "post-byline", "story-byline",
        "advertisement", "ad-label", "author-box", "author-bio", "screen-reader-text", "sr-only",
        "visually-hidden", "skip-link",
        "post-navigation", "jp-relatedposts", "read-more", "read-next", "wp-block-buttons", "mw-editsection",
    ]
}
