import HTMLTree

/// Takes out of a story what is shown elsewhere: its headline and its lead picture.
struct StoryTrimming {
    private let title: String?
    /// The last part of the lead picture's address.
    private let imageName: String?
    private let isFragment: Bool
    private(set) var imageText: String?
    private(set) var imageCaption: String?
    private var hasImage = false
    private var hasHeading = false

    init(title: String?, imageName: String?, isFragment: Bool) {
        self.title = title
        self.imageName = imageName
        self.isFragment = isFragment
    }

    mutating func trim(_ nodes: [HTMLNode]) -> [HTMLNode] {
        nodes.compactMap { node in
            guard var element = node.element else { return node }
            if takesHeading(element) || takesImage(element) { return nil }
            element.children = trim(element.children)
            return .element(element)
        }
    }

    /// The title again, or on a page its first heading, which is the title in other words.
    private mutating func takesHeading(_ element: HTMLElement) -> Bool {
        guard element.name == "h1" else { return false }
        defer { hasHeading = true }
        return element.plainText == title || !isFragment && !hasHeading
    }

    /// The first picture of the lead picture's name is it.
    private mutating func takesImage(_ element: HTMLElement) -> Bool {
        guard !hasImage, let imageName, element.name == "figure" || element.name == "img" else {
            return false
        }
        let images = element.elements.filter { $0.name == "img" }
        guard images.count == 1, let address = MarkdownLink.address(of: images[0]),
            Self.fileName(address) == imageName
        else { return false }
        hasImage = true
        imageText = images[0]["alt"]
        imageCaption = element.elements.first { $0.name == "figcaption" }.map(\.plainText)
        return true
    }

    static func fileName(_ address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.map(String.init) ?? ""
    }
}
