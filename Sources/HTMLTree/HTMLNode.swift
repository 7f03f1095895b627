/// One node of a page, as a browser sees it.
package enum HTMLNode: Hashable, Sendable {
    case element(HTMLElement)
    /// Entities decoded.
    case text(String)
    /// Without its delimiters.
    case comment(String)

    package var element: HTMLElement? {
        if case .element(let element) = self { element } else { nil }
    }

    /// The text of this node and those in it, as `textContent` of the DOM gives it.
    package var text: String {
        switch self {
        case .element(let element): element.text
        case .text(let text): text
        case .comment: ""
        }
    }
}

/// An element. A tree of them is never deeper than ``HTMLDocument/maximumDepth``.
package struct HTMLElement: Hashable, Sendable {
    /// In lower case.
    package var name: String
    /// True for the elements of SVG and MathML, whatever their names.
    package var isForeign: Bool
    /// In the order of the source, each name once.
    package var attributes: [HTMLAttribute]
    package var children: [HTMLNode]
    /// The line of the start tag, from 1, or of the place where the parser saw the need of one.
    package var line: Int

    package init(
        _ name: String, attributes: [HTMLAttribute] = [], children: [HTMLNode] = [], line: Int = 1,
        isForeign: Bool = false
    ) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.line = line
        self.isForeign = isForeign
    }

    /// The value of an attribute, entities decoded; nil where there is no such attribute.
    package subscript(attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value
    }

    /// The text in this element, as `textContent` of the DOM gives it.
    package var text: String {
        children.map(\.text).joined()
    }
}

package struct HTMLAttribute: Hashable, Sendable {
    /// In lower case.
    package var name: String
    /// Entities decoded; empty where the attribute has no value.
    package var value: String
    /// The line of the name, from 1.
    package var line: Int

    package init(_ name: String, _ value: String, line: Int = 1) {
        self.name = name
        self.value = value
        self.line = line
    }
}
