import HTMLTree

/// Leads the links of a saved page to where they led on the site that it was saved from.
///
/// On a page that does not say where that is they become text. Links to places of the page itself and to
/// Markdown files, which no page is saved with, stay.
struct SavedLinks {
    let page: PageAddress?
    /// The lost ones: what they lead to and their lines in the page.
    private(set) var lost: [(address: String, line: Int)] = []

    init(page: PageAddress?) {
        self.page = page
    }

    mutating func lead(_ nodes: [HTMLNode]) -> [HTMLNode] {
        nodes.map { node in
            guard var element = node.element else { return node }
            element.children = lead(element.children)
            if element.name == "a" {
                lead(&element, "href")
            } else if Self.mediaElements.contains(element.name) {
                // `src` is enough, and one address to check.
                element.attributes.removeAll { $0.name == "srcset" }
                // What has a relative address may have been saved beside the page.
                for name in ["src", "poster"] where page != nil && element[name]?.hasPrefix("/") == true {
                    lead(&element, name)
                }
            }
            return .element(element)
        }
    }

    private mutating func lead(_ element: inout HTMLElement, _ name: String) {
        guard let index = element.attributes.firstIndex(where: { $0.name == name }) else { return }
        let address = element.attributes[index].value.trimmingSpaces
        guard !address.isEmpty, !address.hasPrefix("#"), WebAddress.scheme(of: address.utf8) == nil,
            !Self.isMarkdown(address)
        else { return }
        if let page {
            element.attributes[index].value = page.resolve(address)
        } else if !address.hasPrefix("//") {
            lost.append((address, element.line))
            element.attributes.remove(at: index)
        }
    }

    private static let mediaElements: Set<String> = ["img", "source", "video", "audio", "track", "iframe"]

    private static func isMarkdown(_ address: String) -> Bool {
        let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return path.hasSuffix(".md") || path.hasSuffix(".markdown")
    }
}
