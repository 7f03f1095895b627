package import Newsroom

/// Keeps of a tree what prose needs, and nothing that runs, frames or looks like the page's own.
package struct HTMLAllowlist: Sendable {
    /// Something that was left out.
    package struct Removal: Hashable, Sendable {
        /// One sentence without a full stop.
        package let summary: String
        package let hint: String?
        /// The name or value as the diagnostic quotes it.
        package let name: String
        /// Of the HTML, from 1.
        package let line: Int
    }

    /// Whether an identifier belongs to the page's own parts and forms, so that content must not take it.
    package static func isReserved(identifier: String) -> Bool {
        reservedIdentifiers.contains(identifier) || identifier.hasPrefix("comment-")
    }

    private static let reservedIdentifiers: Set<String> = [
        "respond", "reply-title", "commentform", "comment", "comments", "author", "email", "url", "submit",
        "main", "content", "contents", "comments-title", "latest", "stories", "comment_post_ID",
        "comment_parent", "email-notes", "header", "footer", "nav",
        "search", "top", "live", "corrections", "related", "key-points",
    ]

    private let frameHosts: Set<String>

    /// - Parameter policy: names the hosts of frames; whether it trusts the content is the caller's concern.
    package init(policy: HTMLPolicy) {
        frameHosts = policy.frameHosts
    }

    /// The nodes that are allowed, and what is not, in the order of the source.
    package func filter(_ nodes: [HTMLNode]) -> (nodes: [HTMLNode], removals: [Removal]) {
        var pass = Pass(frameHosts: frameHosts)
        let nodes = pass.filter(nodes)
        return (nodes, pass.removals)
    }

    /// A fragment as bytes that parse to allowed nodes alone, every tag closed.
    ///
    /// Nesting that HTML does not have (a link in a link) comes apart when it is parsed anew; so the result is
    /// filtered until it stays the same, and where it never does, only its text is kept.
    package func clean(_ html: [UInt8]) throws(HTMLError) -> (html: [UInt8], removals: [Removal]) {
        let parsed = try HTMLDocument.parse(html, fragment: true)
        let (nodes, removals) = filter(parsed.nodes)
        var result = HTMLSerializer.bytes(of: nodes)
        for _ in 0..<4 {
            let again = filter(try HTMLDocument.parse(result, fragment: true).nodes)
            let bytes = HTMLSerializer.bytes(of: again.nodes)
            if bytes == result { return (result, removals) }
            result = bytes
        }
        let text = HTMLSerializer.bytes(of: [.text(nodes.map(\.text).joined())])
        return (text, removals)
    }
}

private struct Pass {
    let frameHosts: Set<String>
    var removals: [HTMLAllowlist.Removal] = []
    private var identifiers: Set<String> = []

    init(frameHosts: Set<String>) {
        self.frameHosts = frameHosts
    }

    mutating func filter(_ nodes: [HTMLNode]) -> [HTMLNode] {
        var kept: [HTMLNode] = []
        for node in nodes {
            switch node {
            case .text(let text): append(text, to: &kept)
            case .comment: break
            case .element(let element): filter(element, into: &kept)
            }
        }
        return kept
    }

    /// Text that stood on both sides of something removed becomes one node, as a parser makes it.
    private func append(_ text: String, to nodes: inout [HTMLNode]) {
        if case .text(let before)? = nodes.last {
            nodes[nodes.count - 1] = .text(before + text)
        } else {
            nodes.append(.text(text))
        }
    }

    private mutating func filter(_ element: HTMLElement, into kept: inout [HTMLNode]) {
        if element.isForeign {
            return remove(element, "is not allowed in content and was left out")
        }
        if element.name == "iframe" {
            if let frame = frame(element) { kept.append(.element(frame)) }
            return
        }
        if HTMLVocabulary.removedWithContents.contains(element.name) {
            return remove(element, "is not allowed in content and was left out")
        }
        guard let allowed = HTMLVocabulary.elements[element.name] else {
            remove(element, "is not allowed in content; what stands in it was kept")
            for node in filter(element.children) {
                if case .text(let text) = node { append(text, to: &kept) } else { kept.append(node) }
            }
            return
        }
        var result = element
        result.attributes = element.attributes.compactMap { filter($0, of: element, allowed: allowed) }
        if element.name == "img", result["src"] == nil {
            return remove(element, "without an allowed address was left out")
        }
        result.children = filter(element.children)
        kept.append(.element(result))
    }

    private mutating func filter(
        _ attribute: HTMLAttribute, of element: HTMLElement, allowed: Set<String>
    ) -> HTMLAttribute? {
        let name = attribute.name
        guard
            allowed.contains(name) || HTMLVocabulary.globalAttributes.contains(name)
                || name.hasPrefix("aria-")
                || (name == "tabindex" && attribute.value == "0"),
            name.utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            })
        else {
            remove(name, attribute.line, "`\(name)` is not allowed in content and was left out")
            return nil
        }
        var result = attribute
        if name == "id" {
            return filterIdentifier(attribute)
        } else if HTMLVocabulary.flags.contains(name) {
            result.value = ""
        } else if HTMLVocabulary.numbers.contains(name), element.name != "data" {
            guard !attribute.value.isEmpty, attribute.value.count <= 9,
                attribute.value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else {
                remove(name, attribute.line, "`\(name)` is no whole number here and was left out")
                return nil
            }
        } else if name == "srcset" {
            var sources = SourceSet(attribute.value)
            sources.candidates.removeAll { !$0.isAllowed }
            result.value = sources.text
            if sources.candidates.isEmpty {
                remove(name, attribute.line, "`srcset` has no address that is allowed and was left out")
                return nil
            }
        } else if HTMLVocabulary.addresses.contains(name) {
            let address = Array(attribute.value.utf8)
            let isAllowed =
                element.name == "img" ? WebAddress.isAllowedForImage(address) : WebAddress.isAllowed(address)
            guard isAllowed else {
                remove(
                    name, attribute.line,
                    "the address in `\(name)` is not allowed in content and was left out",
                    hint: "addresses are relative or begin with `https:`, `http:`, `mailto:` or `tel:`")
                return nil
            }
        }
        return result
    }

    private mutating func filterIdentifier(_ attribute: HTMLAttribute) -> HTMLAttribute? {
        let value = attribute.value
        if value.isEmpty || value.contains(where: \.isWhitespace) {
            remove(value, attribute.line, "`id` is empty or has a space in it and was left out")
        } else if HTMLAllowlist.isReserved(identifier: value) {
            remove(value, attribute.line, "the `id` `\(value)` belongs to the page itself and was left out")
        } else if !identifiers.insert(value).inserted {
            remove(value, attribute.line, "the `id` `\(value)` is used twice; the second was left out")
        } else {
            return attribute
        }
        return nil
    }

    /// A frame of an allowed host, with no more rights than a player needs.
    private mutating func frame(_ element: HTMLElement) -> HTMLElement? {
        guard let address = element["src"], let host = WebAddress.secureHost(of: address),
            frameHosts.contains(host)
        else {
            let host = element["src"].flatMap(WebAddress.secureHost) ?? "its host"
            remove(
                "iframe", element.line, "a frame of \(host) is not allowed in content and was left out",
                hint: "name the host under `html: {frames: […]}` in `site.yml`; frames need `https:`")
            return nil
        }
        let given: Set<String> = ["sandbox", "loading", "referrerpolicy"]
        let attributes = element.attributes.filter { !given.contains($0.name) }.compactMap {
            filter($0, of: element, allowed: HTMLVocabulary.elements["iframe"] ?? [])
        }
        let defaults = [
            HTMLAttribute(
                "sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation",
                line: element.line),
            HTMLAttribute("loading", "lazy", line: element.line),
            HTMLAttribute("referrerpolicy", "strict-origin-when-cross-origin", line: element.line),
        ]
        return HTMLElement("iframe", attributes: attributes + defaults, line: element.line)
    }

    private mutating func remove(_ element: HTMLElement, _ what: String) {
        remove("<" + element.name, element.line, "`<\(element.name)>` \(what)")
    }

    private mutating func remove(_ name: String, _ line: Int, _ summary: String, hint: String? = nil) {
        removals.append(HTMLAllowlist.Removal(summary: summary, hint: hint, name: name, line: line))
    }
}
