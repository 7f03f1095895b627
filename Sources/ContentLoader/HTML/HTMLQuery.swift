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

    /// The text on one line.
    var plainText: String { text.onOneLine }
}
