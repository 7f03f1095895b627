import HTMLTree
import Newsroom

/// A parsed page, and the story in it.
struct StoryPage {
    private let elements: [HTMLElement]
    private let article: HTMLElement
    private let isFragment: Bool
    let metadata: PageMetadata

    /// Nil where there is nothing to read.
    init?(_ bytes: [UInt8], timeZone: SiteTimeZone) throws(HTMLError) {
        let document = try HTMLDocument.parse(bytes, fragment: false)
        elements = document.nodes.compactMap(\.element).flatMap(\.elements)
        isFragment = !Self.isPage(bytes)
        guard let article = ArticleFinder.find(in: elements, isFragment: isFragment) else { return nil }
        self.article = article
        metadata = PageMetadata(elements: elements, article: article, timeZone: timeZone)
    }

    /// The page has a form for comments, or says that they are closed.
    var commentsAreOpen: Bool? {
        if elements.contains(where: { $0.value("id") == "commentform" || $0.classes.contains("comment-form") }
        ) {
            return true
        }
        let isClosed = elements.contains {
            $0.classes.contains("nocomments") || $0.classes.contains("no-comments")
                || $0.classes.contains("comments-closed")
        }
        return isClosed ? false : nil
    }

    /// The story's blocks without its headline and lead picture, and the picture.
    func story(title: String?) -> (nodes: [HTMLNode], image: LeadImage?) {
        var trimming = StoryTrimming(
            title: title, imageName: metadata.imageAddress.map(StoryTrimming.fileName),
            isFragment: isFragment)
        let nodes = trimming.trim(article.children)
        guard let address = metadata.imageAddress, WebAddress.isAllowed(address.utf8) else {
            return (nodes, nil)
        }
        let image = LeadImage(
            address: address, alternativeText: trimming.imageText ?? metadata.imageText ?? "",
            caption: trimming.imageCaption)
        return (nodes, image)
    }

    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
        return ["<!doctype", "<html", "<head", "<body"].contains { head.contains($0) }
    }
}
