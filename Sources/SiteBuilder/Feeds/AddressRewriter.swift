import HTMLTree
import Newsroom

/// Makes the addresses in HTML whole ones byte by byte, which is cheaper than a tree, for HTML that is written as
/// our renderers write it.
struct AddressRewriter {
    private let html: [UInt8]
    private let base: AddressBase
    private var output: [UInt8] = []
    /// Where it is read.
    private var index = 0
    /// How far it is in the output. Whole stretches are copied, from one address to the next.
    private var copied = 0

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
        while let tag = html.firstIndex(of: UInt8(ascii: "<"), from: index) {
            index = tag + 1
            if peek == UInt8(ascii: "/") {
                index += 1
                _ = try name()
                try pass(UInt8(ascii: ">"))
            } else {
                try startTag()
            }
        }
        copy(to: html.count)
    }

    private mutating func startTag() throws(Unfamiliar) {
        let element = try name()
        guard !Self.leftToTheParser.contains(html[element]) else { throw Unfamiliar() }
        while true {
            while peek == UInt8(ascii: " ") || peek == UInt8(ascii: "\n") { index += 1 }
            if peek == UInt8(ascii: "/") { index += 1 }
            if peek == UInt8(ascii: ">") {
                index += 1
                return
            }
            let name = try name()
            guard !html[name].starts(with: "on".utf8) else { throw Unfamiliar() }
            if peek == UInt8(ascii: "=") { try value(of: name) }
        }
    }

    private mutating func value(of name: Range<Int>) throws(Unfamiliar) {
        try pass(UInt8(ascii: "="))
        try pass(UInt8(ascii: "\""))
        guard let end = html.firstIndex(of: UInt8(ascii: "\""), from: index) else { throw Unfamiliar() }
        let value = index..<end
        index = end + 1
        if Self.addresses.contains(html[name]) {
            replace(value, with: base.absolute(try text(value)))
        } else if html[name].elementsEqual("srcset".utf8) {
            let set = String(decoding: try text(value), as: UTF8.self)
            replace(value, with: Array(PortableMarkup.absolute(srcset: set, base).utf8))
        }
    }

    /// Writes all up to the value of an attribute as it is, and then another value.
    private mutating func replace(_ value: Range<Int>, with text: [UInt8]) {
        copy(to: value.lowerBound)
        HTMLSerializer.escape(text, to: &output)
        copied = value.upperBound
    }

    private mutating func copy(to end: Int) {
        html.withUnsafeBufferPointer {
            output.append(copying: UnsafeBufferPointer(rebasing: $0[copied..<end]))
        }
        copied = end
    }

    /// The value of an attribute with its entities decoded: those that our writers use.
    private func text(_ value: Range<Int>) throws(Unfamiliar) -> [UInt8] {
        var text: [UInt8] = []
        var rest = html[value]
        while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<ampersand]
            rest = rest[ampersand...]
            guard let entity = Self.entities.first(where: { rest.starts(with: $0.key.utf8) }) else {
                throw Unfamiliar()
            }
            text.append(entity.value)
            rest = rest.dropFirst(entity.key.utf8.count)
        }
        return text + rest
    }

    private var peek: UInt8? { index < html.count ? html[index] : nil }

    private mutating func pass(_ byte: UInt8) throws(Unfamiliar) {
        guard peek == byte else { throw Unfamiliar() }
        index += 1
    }

    /// Of an element or an attribute, in lower case.
    private mutating func name() throws(Unfamiliar) -> Range<Int> {
        let start = index
        while let byte = peek, Self.isOfName(byte) { index += 1 }
        guard index > start else { throw Unfamiliar() }
        return start..<index
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
            || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "-")
    }

    private static let entities: KeyValuePairs<String, UInt8> = [
        "&amp;": UInt8(ascii: "&"), "&lt;": UInt8(ascii: "<"), "&gt;": UInt8(ascii: ">"),
        "&quot;": UInt8(ascii: "\""), "&#39;": UInt8(ascii: "'"),
    ]

    private static let addresses = NameTable(PortableMarkup.addresses)

    /// Elements that do not leave their page, and those in which `<` begins no tag.
    private static let leftToTheParser = NameTable(
        PortableMarkup.removed.union([
            "svg", "math", "iframe", "textarea", "title", "xmp", "noembed", "noframes", "noscript",
            "plaintext", "template", "select",
        ]))
}
