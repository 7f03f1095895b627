package import Foundation

#if canImport(FoundationXML)
    package import FoundationXML
#endif

/// A feed or a sitemap as Foundation's parser reads it: an outside opinion on what is written.
package final class XMLPage: NSObject, XMLParserDelegate {
    package struct Element: Equatable {
        package let name: String
        package let attributes: [String: String]
        package var text = ""
    }

    /// In the order of their start tags.
    package private(set) var elements: [Element] = []
    private var open: [Int] = []

    private struct NotWellFormed: Error {}

    /// - Throws: Where the document is not well-formed.
    package init(_ bytes: Data?) throws {
        super.init()
        let parser = XMLParser(data: bytes ?? Data())
        parser.delegate = self
        guard parser.parse() else { throw NotWellFormed() }
    }

    /// The texts of all elements of a name, in order.
    package func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

    package func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    package func parser(
        _ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }

    package func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let current = open.last { elements[current].text += text }
    }

    package func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if let current = open.last { elements[current].text += String(decoding: block, as: UTF8.self) }
    }
}
