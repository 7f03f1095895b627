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
        elements = LoadedPictures.load(document.nodes).compactMap(\.element).flatMap(\.elements)
        isFragment = !Self.isPage(bytes)
        let headlines = PageHeadlines(elements: elements)
        guard
            let article = ArticleFinder.find(
                in: elements, headlines: headlines.all, isFragment: isFragment)
        else { return nil }
        self.article = article
        metadata = PageMetadata(
            elements: elements, article: article, headlines: headlines, timeZone: timeZone)
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

    struct Story {
        /// Its blocks without its headline and lead picture.
        let nodes: [HTMLNode]
        var image: LeadImage?
        /// Links that lead nowhere from here, with the lines they stand on.
        let lostLinks: [(address: String, line: Int)]
    }

    func story(title: String?) -> Story {
        var nodes = Decluttering(article, isFragment: isFragment).declutter(article.children)
        let page = isFragment ? nil : PageAddress.find(in: elements)
        var links = SavedLinks(page: page)
        if !isFragment { nodes = links.lead(nodes) }
        var trimming = StoryTrimming(
            title: title, imageName: metadata.imageAddress.map(StoryTrimming.fileName),
            isFragment: isFragment)
        var story = Story(nodes: trimming.trim(nodes), lostLinks: links.lost)
        if let address = metadata.imageAddress, WebAddress.isAllowed(address.utf8) {
            story.image = LeadImage(
                address: address.hasPrefix("/") ? page?.resolve(address) ?? address : address,
                alternativeText: trimming.imageText ?? metadata.imageText ?? "",
                caption: trimming.imageCaption)
        }
        return story
    }

    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
        return ["<!doctype", "<html", "<head", "<body"].contains { head.contains($0) }
    }
}
