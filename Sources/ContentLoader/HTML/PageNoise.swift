import HTMLTree

/// What stands on a page around and between a story's paragraphs and is no part of it.
enum PageNoise {
    /// Never prose, wherever it stands.
    static func isNeverProse(_ element: HTMLElement) -> Bool {
        element.isForeign || elements.contains(element.name) || isHidden(element)
    }

    /// The page's own, by its name, role, class or identifier. A person who writes HTML may mean any of these
    /// as part of the story, so they are looked for in whole pages alone.
    static func isFurniture(_ element: HTMLElement) -> Bool {
        if ["aside", "nav", "footer"].contains(element.name) { return true }
        let names = element.classes + [element.value("id")]
        return names.contains { name in
            phrases.contains(name)
                || name.split(whereSeparator: { $0 == "-" || $0 == "_" }).contains {
                    words.contains(String($0))
                }
        }
            || ["navigation", "complementary", "search", "dialog", "banner", "contentinfo"]
                .contains(element.value("role"))
    }

    static func isCommentArea(_ element: HTMLElement) -> Bool {
        ["comments", "respond", "commentform", "disqus_thread"].contains(element.value("id"))
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

    /// Between hyphens and underscores of a class or id.
    private static let words: Set<String> = [
        "share", "sharing", "sharedaddy", "social", "related", "recommended", "newsletter", "subscribe",
        "cookie", "cookies", "consent", "gdpr", "ad", "ads", "advert", "adverts", "advertisement",
        "advertising", "sponsored", "promo", "breadcrumb", "breadcrumbs", "sidebar", "navigation", "menu",
        "popup", "modal", "paywall", "byline", "dateline", "outbrain", "taboola",
    ]
    private static let phrases: Set<String> = [
        "entry-meta", "post-meta", "article-meta", "entry-footer", "posted-on", "entry-date", "post-date",
        "article-date", "timestamp", "post-tags", "tag-links", "cat-links",
        "author-box", "author-bio", "screen-reader-text", "sr-only", "visually-hidden", "skip-link",
        "post-navigation", "jp-relatedposts", "read-more", "read-next", "wp-block-buttons", "mw-editsection",
    ]
}
