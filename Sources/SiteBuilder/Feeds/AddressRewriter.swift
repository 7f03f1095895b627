import HTMLTree

/// Makes the addresses in HTML whole ones byte by byte, which is cheaper than a tree, for HTML that is written as
/// our renderers write it.
struct AddressRewriter {
    private let html: [UInt8]
    private let base: AddressBase
    private var output: [UInt8] = []
    private var index = 0

    /// Something that only a parser can be sure of.
    private struct Unfamiliar: Error {}

    /// - Returns: Nil where the HTML has anything that is not plainly a tag with quoted attributes, or an element
    ///   that may not leave its page.
    static func bytes(_ html: [UInt8], from base: AddressBase) -> [UInt8]? {
        var rewriter = AddressRewriter(html: html, base: base)
        do throws(Unfamiliar) {
            try rewriter.rewrite()
            return rewriter.output
        } catch {
            return nil
        }
    }

    private init(html: [UInt8], base: AddressBase) {
        self.html = html
        self.base = base
        output.reserveCapacity(html.count + html.count / 8)
    }

    private mutating func rewrite() throws(Unfamiliar) {
        while let tag = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            output += html[index..<tag]
            index = tag
            try copy(UInt8(ascii: "<"))
            if peek == UInt8(ascii: "/") {
                try copy(UInt8(ascii: "/"))
                _ = try name()
                try copy(UInt8(ascii: ">"))
            } else {
                try startTag()
            }
        }
        output += html[index...]
    }

    private mutating func startTag() throws(Unfamiliar) {
        let element = try name()
        guard !Self.leftToTheParser.contains(where: { $0.elementsEqual(element) }) else { throw Unfamiliar() }
        while true {
            while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") { try copy(byte) }
            if peek == UInt8(ascii: "/") { try copy(UInt8(ascii: "/")) }
            if peek == UInt8(ascii: ">") { return try copy(UInt8(ascii: ">")) }
            let name = try name()
            guard !name.starts(with: "on".utf8) else { throw Unfamiliar() }
            if peek == UInt8(ascii: "=") { try value(of: String(decoding: name, as: UTF8.self)) }
        }
    }

    private mutating func value(of name: String) throws(Unfamiliar) {
        try copy(UInt8(ascii: "="))
        try copy(UInt8(ascii: "\""))
        guard let end = html[index...].firstIndex(of: UInt8(ascii: "\"")) else { throw Unfamiliar() }
        let value = html[index..<end]
        index = end
        if PortableMarkup.addresses.contains(name) {
            HTMLSerializer.escape(base.absolute(try text(value)), to: &output)
        } else if name == "srcset" {
            HTMLSerializer.escape(PortableMarkup.absolute(srcset: try text(value), base), to: &output)
        } else {
            output += value
        }
        try copy(UInt8(ascii: "\""))
    }

    /// The value of an attribute with its entities decoded: those that our writers use.
    private func text(_ value: ArraySlice<UInt8>) throws(Unfamiliar) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard value.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            guard let entity = Self.entities.first(where: { rest.hasPrefix($0.key) }) else {
                throw Unfamiliar()
            }
            result += entity.value
            rest = rest.dropFirst(entity.key.count)
        }
        return result + rest
    }

    private var peek: UInt8? { index < html.count ? html[index] : nil }

    private mutating func copy(_ byte: UInt8) throws(Unfamiliar) {
        guard peek == byte else { throw Unfamiliar() }
        output.append(byte)
        index += 1
    }

    /// Of an element or an attribute, in lower case.
    private mutating func name() throws(Unfamiliar) -> ArraySlice<UInt8> {
        let name = html[index...].prefix {
            ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
                || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "-")
        }
        guard !name.isEmpty else { throw Unfamiliar() }
        output += name
        index = name.endIndex
        return name
    }

    private static let entities: KeyValuePairs<String, String> = [
        "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'",
    ]

    /// Elements that do not leave their page, and those in which `<` begins no tag.
    private static let leftToTheParser: [[UInt8]] =
        (PortableMarkup.removed.sorted() + [
            "svg", "math", "iframe", "textarea", "title", "xmp", "noembed", "noframes", "noscript",
            "plaintext", "template", "select",
        ]).map { Array($0.utf8) }
}
