import HTMLTree
import Metadata
import Newsroom

/// The story in a page's JSON-LD (schema.org's `NewsArticle` and its kin).
struct LinkedData {
    private(set) var title: String?
    private(set) var published: String?
    private(set) var updated: String?
    private(set) var authors: [String] = []
    private(set) var standfirst: String?
    private(set) var image: String?

    init(elements: [HTMLElement]) {
        for element in elements
        where element.name == "script" && element.value("type") == "application/ld+json" {
            // The root may be a list, which metadata never is.
            let text = "{\"@graph\":" + element.text + "}"
            let root = MetadataFormat.json.parse(SourceText(file: "", text: text)).root
            guard let article = Self.article(in: root) else { continue }
            read(article)
            return
        }
    }

    private mutating func read(_ article: MetadataNode) {
        func text(_ name: String) -> String? {
            Self.member(name, of: article).flatMap { Self.text(of: $0) }.map(Self.plain)
        }
        title = text("headline")
        published = text("datePublished")
        updated = text("dateModified")
        standfirst = text("description")
        if let author = Self.member("author", of: article) {
            authors = Self.items(of: author).compactMap { node in
                let name = Self.member("name", of: node).flatMap { Self.text(of: $0) } ?? node.text
                return name.map { BylineText.withoutBy(Self.plain($0)) }
            }
        }
        if let image = Self.member("image", of: article).flatMap({ Self.items(of: $0).first }) {
            self.image = Self.member("url", of: image).flatMap { Self.text(of: $0) } ?? image.text
        }
    }

    /// The first map, in the order of the text, whose type is one of an article.
    private static func article(in root: MetadataNode) -> MetadataNode? {
        var pending = [root]
        while let node = pending.popLast() {
            let types = member("@type", of: node).map { items(of: $0).compactMap(\.text) } ?? []
            if types.contains(where: {
                $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "LiveBlogPosting"
            }) {
                return node
            }
            switch node.kind {
            case .list(let nodes): pending += nodes.reversed()
            case .map(let entries): pending += entries.map(\.value).reversed()
            default: break
            }
        }
        return nil
    }

    private static func member(_ name: String, of node: MetadataNode) -> MetadataNode? {
        guard case .map(let entries) = node.kind else { return nil }
        return entries.first { $0.key == name }?.value
    }

    private static func items(of node: MetadataNode) -> [MetadataNode] {
        if case .list(let nodes) = node.kind { nodes } else { [node] }
    }

    private static func text(of node: MetadataNode) -> String? { items(of: node).first?.text }

    /// Some sites put entities into their JSON.
    private static func plain(_ text: String) -> String {
        guard text.contains("&"), let parsed = try? HTMLDocument.parse(Array(text.utf8), fragment: true)
        else {
            return text.onOneLine
        }
        return HTMLElement("div", children: parsed.nodes).plainText
    }
}
