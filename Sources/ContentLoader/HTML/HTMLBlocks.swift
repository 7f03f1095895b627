import HTMLTree

/// Which elements part text into blocks.
enum HTMLBlocks {
    static func isBlock(_ element: HTMLElement) -> Bool {
        names.contains(element.name) || holdsBlocks(element)
    }

    /// Something in it is a block, as in `<a><div>…</div></a>`.
    static func holdsBlocks(_ element: HTMLElement) -> Bool {
        var pending = element.childElements
        while let element = pending.popLast() {
            if names.contains(element.name) { return true }
            pending += element.childElements
        }
        return false
    }

    /// A table of one column or with tables in it places things on a page; it holds no data.
    static func isLayout(_ table: HTMLElement) -> Bool {
        let elements = table.elements.dropFirst()
        return elements.contains { $0.name == "table" }
            || elements.allSatisfy { $0.name != "tr" || $0.childElements.count <= 1 }
    }

    static let names: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl",
        "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "iframe", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
}
