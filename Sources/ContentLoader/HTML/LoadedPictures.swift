import HTMLTree

/// Gives every picture of a page its address as `src`, wherever the page keeps it: in attributes from which a
/// script would load it late, in a `srcset`, in the sources of a `picture`, in AMP's own element, in the
/// `noscript` that stands in for it.
enum LoadedPictures {
    static func load(_ nodes: [HTMLNode]) -> [HTMLNode] { load(nodes, sourceSet: nil) }

    /// - Parameter sourceSet: of the `picture` in which the nodes stand.
    private static func load(_ nodes: [HTMLNode], sourceSet: String?) -> [HTMLNode] {
        var loaded: [HTMLNode] = []
        var lastElement: Int?
        for node in nodes {
            guard var element = node.element else {
                loaded.append(node)
                continue
            }
            switch element.name {
            case "img": element = image(element, sourceSet: sourceSet)
            case "amp-img":
                element.name = "img"
                element.children = []
                element = image(element, sourceSet: sourceSet)
            case "noscript":
                guard let picture = standIn(in: element) else { continue }
                element = image(picture, sourceSet: nil)
                // Where it is the true picture of a placeholder, that goes; where the picture is there, it does.
                if let last = lastElement, let before = loaded[last].element, showsPicture(before) {
                    if isPlaceholder(before) { loaded[last] = .element(element) }
                    continue
                }
            default:
                let sources = element.name == "picture" ? element.childElements : []
                let inner = sources.lazy.filter { $0.name == "source" }
                    .compactMap { $0["data-srcset"] ?? $0["srcset"] }.first
                element.children = load(element.children, sourceSet: inner ?? sourceSet)
            }
            lastElement = loaded.count
            loaded.append(.element(element))
        }
        return loaded
    }

    /// The element is a picture, or a wrapping of one.
    private static func showsPicture(_ element: HTMLElement) -> Bool {
        element.name == "img" || element.childElements.prefix(4).contains { $0.name == "img" }
    }

    private static func image(_ image: HTMLElement, sourceSet: String?) -> HTMLElement {
        let late = ["data-src", "data-lazy-src", "data-original", "data-lazy"].lazy.compactMap { image[$0] }
        let lateSets = ["data-srcset", "data-lazy-srcset"].lazy.compactMap { image[$0] }
        let source = image["src"] ?? ""
        let candidates =
            Array(late) + lateSets.map { largest(of: $0) } + [source.hasPrefix("data:") ? "" : source]
            + [image["srcset"], sourceSet].compactMap(\.self).map { largest(of: $0) } + [source]
        guard let address = candidates.first(where: { isPicture($0) }), address != source else {
            return image
        }
        var image = image
        image.attributes.removeAll { $0.name == "src" }
        image.attributes.append(HTMLAttribute("src", address, line: image.line))
        return image
    }

    private static func isPicture(_ address: String) -> Bool {
        !address.isEmpty && WebAddress.isAllowedForImage(address.utf8)
    }

    /// A picture that is none: without an address, or with a dot of the page itself.
    private static func isPlaceholder(_ image: HTMLElement) -> Bool {
        guard image.name == "img" else { return false }
        let source = image["src"] ?? ""
        return source.isEmpty || source.hasPrefix("data:")
    }

    private static func standIn(in element: HTMLElement) -> HTMLElement? {
        let images = element.elements.filter { $0.name == "img" && $0["width"] != "1" }
        return images.count == 1 ? images[0] : nil
    }

    /// The address with the greatest width or density (the HTML Standard, "parsing a srcset attribute");
    /// empty where there is none.
    private static func largest(of sourceSet: String) -> String {
        var largest = (address: "", size: -1.0)
        var rest = sourceSet[...]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            guard !rest.isEmpty else { return largest.address }
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest[word.endIndex...]
            var size = 1.0
            if word.last != "," {
                let descriptor = rest.prefix { $0 != "," }
                rest = rest[descriptor.endIndex...]
                size = Double(descriptor.filter { $0.isNumber || $0 == "." }) ?? 1
            }
            let address = String(word.reversed().drop { $0 == "," }.reversed())
            if size > largest.size { largest = (address, size) }
        }
    }
}
