import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A feed or a sitemap as Foundation's parser reads it.
final class XMLPage: NSObject, XMLParserDelegate {
    struct Element: Equatable {
        let name: String
        let attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []

    private struct NotWellFormed: Error {}

    /// - Throws: Where the document is not well-formed.
    init(_ bytes: Data?) throws {
        super.init()
        let parser = XMLParser(data: bytes ?? Data())
        parser.delegate = self
        guard parser.parse() else { throw NotWellFormed() }
    }

    /// The texts of all elements of a name, in order.
    func texts(_ name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

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
