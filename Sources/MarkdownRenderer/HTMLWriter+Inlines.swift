import CCmark

extension HTMLWriter {
    mutating func inline(_ node: Node, _ type: cmark_node_type, isEntering: Bool) {
        if let image, node != image { return alternative(node, type, isEntering) }
        switch type {
        case CMARK_NODE_SOFTBREAK: lineEnd("\n")
        case CMARK_NODE_LINEBREAK: lineEnd("<br>\n")
        case CMARK_NODE_CODE:
            output.append("<code>")
            captured?.append(contentsOf: SyntaxTree.literal(node))
            if hasInserts { address.misplace(Insert.numbers(in: SyntaxTree.literal(node))) }
            Escape.text(SyntaxTree.literal(node), to: &output)
            output.append("</code>")
        case CMARK_NODE_HTML_INLINE: raw(node)
        case CMARK_NODE_EMPH: output.append(isEntering ? "<em>" : "</em>")
        case CMARK_NODE_STRONG: output.append(isEntering ? "<strong>" : "</strong>")
        case CMARK_NODE_CUSTOM_INLINE: output.append(isEntering ? "<del>" : "</del>")
        case CMARK_NODE_LINK: link(node, isEntering)
        case CMARK_NODE_IMAGE: image(node, isEntering)
        default: break
        }
    }

    private mutating func lineEnd(_ markup: StaticString) {
        guard figure == nil else { return }
        words.endWord()
        captured?.append(UInt8(ascii: " "))
        output.append(markup)
    }

    /// What stands in the brackets of an image becomes plain text.
    private mutating func alternative(_ node: Node, _ type: cmark_node_type, _ isEntering: Bool) {
        guard isEntering else { return }
        switch type {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: output.append(UInt8(ascii: " "))
        case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: Escape.text(SyntaxTree.literal(node), to: &output)
        default: break
        }
    }

    private mutating func link(_ node: Node, _ isEntering: Bool) {
        guard isEntering else {
            if isLinked { output.append("</a>") }
            if figure != nil, let image = cmark_node_first_child(node) { endFigure(of: image) }
            return
        }
        if figure != nil {
            breakLine()
            output.append("<figure>")
        }
        let destination = SyntaxTree.bytes(cmark_node_get_url(node))
        let address = address.address(for: destination, isImage: false, in: block)
        isLinked = address != nil
        // Of a link that leads nowhere yet, no more is left than its words.
        guard let address else { return }
        output.append("<a href=\"")
        Escape.address(address, to: &output)
        output.append("\"")
        title(of: node)
        output.append(">")
    }

    private mutating func image(_ node: Node, _ isEntering: Bool) {
        let isInLink = cmark_node_parent(node).map { cmark_node_get_type($0) == CMARK_NODE_LINK } ?? false
        if isEntering {
            if figure != nil, !isInLink {
                breakLine()
                output.append("<figure>")
            }
            output.append("<img src=\"")
            let destination = SyntaxTree.bytes(cmark_node_get_url(node))
            if let address = address.address(for: destination, isImage: true, in: block) {
                Escape.address(address, to: &output)
            }
            output.append("\" alt=\"")
            image = node
        } else {
            image = nil
            output.append("\"")
            if figure == nil { title(of: node) }
            output.append(" loading=\"lazy\">")
            if figure != nil, !isInLink { endFigure(of: node) }
        }
    }

    private mutating func title(of node: Node) {
        let title = SyntaxTree.bytes(cmark_node_get_title(node))
        guard !title.isEmpty else { return }
        output.append(" title=\"")
        Escape.text(title, to: &output)
        output.append("\"")
    }
}

// MARK: - Figures

extension HTMLWriter {
    /// Whether a paragraph holds nothing but images, linked or not.
    func isFigure(_ paragraph: Node) -> Bool {
        var hasImage = false
        for child in SyntaxTree.children(of: paragraph) {
            let type = cmark_node_get_type(child)
            if type == CMARK_NODE_IMAGE || (type == CMARK_NODE_LINK && isLinkedImage(child)) {
                hasImage = true
            } else if type != CMARK_NODE_SOFTBREAK, type != CMARK_NODE_LINEBREAK {
                return false
            }
        }
        return hasImage
    }

    private func isLinkedImage(_ link: Node) -> Bool {
        guard let child = cmark_node_first_child(link), child == cmark_node_last_child(link) else {
            return false
        }
        return cmark_node_get_type(child) == CMARK_NODE_IMAGE
    }

    /// The caption and the credit stand in the image's title: `"Caption | Credit"`.
    private mutating func endFigure(of image: Node) {
        let title = String(decoding: SyntaxTree.bytes(cmark_node_get_title(image)), as: UTF8.self)
        let parts = title.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            .map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
        let caption = parts.first ?? ""
        let credit = parts.count > 1 ? parts[1] : ""
        if !caption.isEmpty || !credit.isEmpty {
            output.append("<figcaption>")
            Escape.text(caption.utf8, to: &output)
            if !credit.isEmpty {
                if !caption.isEmpty { output.append(" ") }
                output.append("<span class=\"credit\">")
                Escape.text(credit.utf8, to: &output)
                output.append("</span>")
            }
            output.append("</figcaption>")
        }
        output.append("</figure>\n")
    }
}
