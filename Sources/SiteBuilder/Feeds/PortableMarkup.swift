import HTMLTree
import Newsroom

/// HTML that can leave its page: every address in it is a whole one, and nothing in it runs.
enum PortableMarkup {
    /// - Parameters:
    ///   - html: As it stands on the page.
    ///   - base: The page.
    /// - Returns: Nil where the HTML would cost too much to read.
    static func bytes(_ html: [UInt8], from base: AddressBase) -> [UInt8]? {
        guard let document = try? HTMLDocument.parse(html, fragment: true) else { return nil }
        return HTMLSerializer.bytes(of: document.nodes.compactMap { portable($0, base) })
    }

    private static let addresses: Set<String> = [
        "href", "src", "cite", "poster", "action", "formaction", "data", "longdesc", "background",
    ]
    /// Readers of feeds drop these, validators warn of them.
    private static let removed: Set<String> = ["script", "style", "base", "link", "meta"]

    private static func portable(_ node: HTMLNode, _ base: AddressBase) -> HTMLNode? {
        guard case .element(var element) = node else { return node }
        if removed.contains(element.name) { return nil }
        element.attributes = element.attributes.compactMap { attribute in
            var attribute = attribute
            if addresses.contains(attribute.name), !element.isForeign {
                attribute.value = base.absolute(attribute.value)
            } else if attribute.name == "srcset" {
                var set = SourceSet(attribute.value)
                for index in set.candidates.indices {
                    set.candidates[index].address = base.absolute(set.candidates[index].address)
                }
                attribute.value = set.text
            } else if attribute.name.hasPrefix("on") {
                return nil
            }
            return attribute
        }
        element.children = element.children.compactMap { portable($0, base) }
        return .element(element)
    }
}
