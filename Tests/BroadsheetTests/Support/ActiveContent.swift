import HTMLTree

/// Finds what a browser would run, load from elsewhere or send away, in a page of the default theme.
enum ActiveContent {
    private static let forbidden: Set<String> = [
        "iframe", "object", "embed", "base", "svg", "math", "style", "template",
    ]
    private static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "poster", "cite", "data",
    ]
    private static let schemes = ["http:", "https:", "mailto:", "about:invalid"]

    /// - Parameter frames: What the addresses of frames may begin with, if they are locked in.
    static func found(in page: [UInt8], framesFrom frames: [String] = []) throws -> [String] {
        try HTMLDocument.parse(page, fragment: false).nodes.flatMap { objections(to: $0, frames) }
    }

    private static func objections(to node: HTMLNode, _ frames: [String]) -> [String] {
        guard let element = node.element else { return [] }
        var found: [String] = []
        let isFrame = element.name == "iframe" && element["sandbox"] != nil && element["srcdoc"] == nil
        let isAllowed = isFrame && frames.contains(where: (element["src"] ?? "").hasPrefix)
        if !isAllowed, forbidden.contains(element.name) || element.isForeign {
            found.append("<\(element.name)>")
        }
        if element.name == "script", element["type"] != "application/ld+json" {
            found.append("a script")
        }
        if element.name == "form", element["action"] != "https://comments.example.org/post" {
            found.append("a form to \(element["action"] ?? "")")
        }
        if element.name == "meta", element["http-equiv"] != nil {
            found.append("a meta http-equiv")
        }
        for attribute in element.attributes {
            if attribute.name.hasPrefix("on") { found.append("\(attribute.name)=\(attribute.value)") }
            if addresses.contains(attribute.name), !isHarmless(attribute.value) {
                found.append("\(attribute.name)=\(attribute.value)")
            }
        }
        return found + element.children.flatMap { objections(to: $0, frames) }
    }

    /// As browsers read an address: spaces around it, tabs and line ends in it do not count.
    private static func isHarmless(_ address: String) -> Bool {
        let plain = String(
            String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 })
        ).lowercased()
        guard let colon = plain.firstIndex(of: ":"), !plain[..<colon].contains(where: { "/?#".contains($0) })
        else {
            return true
        }
        return schemes.contains { plain.hasPrefix($0) }
    }
}
