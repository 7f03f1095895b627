import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// XML as Foundation's parser reads it: the outside opinion on what the writers write.
final class XMLDocumentReader: NSObject, XMLParserDelegate {
    struct Element: Equatable {
        let name: String
        let attributes: [String: String]
        var text = ""
    }

    private var elements: [Element] = []
    private var open: [Int] = []

    /// The elements in the order of their start tags; nil where the document is not well-formed.
    static func elements(_ bytes: [UInt8]) -> [Element]? {
        let parser = XMLParser(data: Data(bytes))
        let reader = XMLDocumentReader()
        parser.delegate = reader
        return parser.parse() ? reader.elements : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let current = open.last { elements[current].text += text }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if let current = open.last { elements[current].text += String(decoding: block, as: UTF8.self) }
    }
}
