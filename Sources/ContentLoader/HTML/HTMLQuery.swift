import HTMLTree

extension HTMLElement {
    var childElements: [HTMLElement] { children.compactMap(\.element) }

    /// The names in `class`, in lower case.
    var classes: [String] {
        self["class"]?.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    }

    /// In lower case, empty where there is none.
    func value(_ attribute: String) -> String { self[attribute]?.lowercased() ?? "" }

    /// This element and those in it, in the order of the source.
    var elements: [HTMLElement] {
        var elements: [HTMLElement] = []
        var pending = [self]
        while let element = pending.popLast() {
            elements.append(element)
            pending += element.childElements.reversed()
        }
        return elements
    }

    /// The text on one line, parted where the page parts it.
    var plainText: String { text { $0 == "br" || HTMLBlocks.names.contains($0) }.onOneLine }

    /// The text with its line breaks.
    var preformattedText: String { text { $0 == "br" } }

    /// The text, with a line end wherever an element starts whose name breaks the line.
    private func text(breakingAt breaks: (String) -> Bool) -> String {
        var text = ""
        var pending = Array(children.reversed())
        while let node = pending.popLast() {
            guard let element = node.element else {
                text += node.text
                continue
            }
            if breaks(element.name) {
                text += "\n"
                if !element.children.isEmpty { pending.append(.text("\n")) }
            }
            pending += element.children.reversed()
        }
        return text
    }
}
