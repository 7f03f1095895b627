import HTMLTree
import Newsroom

/// HTML that Markdown has no words for.
enum RawHTML {
    /// One line of HTML, which Markdown takes for a block of HTML; empty where nothing of it is allowed.
    static func block(_ element: HTMLElement) -> [UInt8] {
        // Which frames are allowed, the site decides when the Markdown is rendered.
        let hosts = Set(
            element.elements.filter { $0.name == "iframe" }.compactMap { host(of: $0["src"] ?? "") })
        let nodes = HTMLAllowlist(policy: HTMLPolicy(frameHosts: hosts)).filter([.element(element)]).nodes
        guard !nodes.isEmpty else { return [] }
        let startsBlock = nodes.count == 1 && blockNames.contains(nodes[0].element?.name ?? "")
        let wrapped = startsBlock ? nodes : [.element(HTMLElement("div", children: nodes))]
        return oneLine(HTMLSerializer.bytes(of: wrapped))
    }

    /// The start tag of an element within a line, with the few attributes that carry meaning there.
    static func startTag(of element: HTMLElement) -> [UInt8] {
        var tag = Array("<\(element.name)".utf8)
        for attribute in element.attributes
        where ["title", "lang", "dir", "datetime"].contains(attribute.name) {
            tag += " \(attribute.name)=\"".utf8
            HTMLSerializer.escape(attribute.value.onOneLine, to: &tag)
            tag.append(UInt8(ascii: "\""))
        }
        return tag + [UInt8(ascii: ">")]
    }

    /// Names that begin a block of HTML whatever follows (CommonMark 4.6, condition 6).
    private static let blockNames: Set<String> = [
        "details", "div", "dl", "figure", "iframe", "table", "section",
    ]

    /// A blank line would end the block.
    private static func oneLine(_ html: [UInt8]) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(html.count)
        for byte in html {
            if byte == UInt8(ascii: "\n") { line += "&#10;".utf8 } else { line.append(byte) }
        }
        return line
    }

    private static func host(of address: String) -> String? {
        guard address.lowercased().hasPrefix("https://") else { return nil }
        let host = address.dropFirst(8).prefix { !"/?#:".contains($0) }
        return host.isEmpty ? nil : host.lowercased()
    }
}
