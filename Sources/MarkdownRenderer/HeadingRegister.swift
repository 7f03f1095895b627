/// The headings of a body, and their identifiers.
struct HeadingRegister {
    private(set) var headings: [RenderedMarkdown.Heading] = []
    private(set) var identifiers: IdentifierRegister
    private var start = 0

    init(_ identifiers: IdentifierRegister) {
        self.identifiers = identifiers
    }

    /// A heading's tag stands written as far as the place of its identifier.
    mutating func begin(at offset: Int) {
        start = offset
    }

    /// The heading's text stands written: puts its identifier in.
    mutating func end(level: Int, text: [UInt8], in output: inout [UInt8]) {
        let text = String(decoding: text, as: UTF8.self)
        let id = identifiers.identifier(for: text)
        headings.append(RenderedMarkdown.Heading(level: level, id: id, text: text))
        output.insert(contentsOf: " id=\"\(id)\"".utf8, at: start)
    }
}
