/// What an attribute's value is, and how far it has been read.
struct AttributeValue: Hashable {
    enum Kind: Hashable {
        case plain, url, sourceSet, script, style, document
        /// The `content` of a `meta`.
        case content
    }

    /// Where in an address a place stands. Later ones are harmless where an earlier one is assumed.
    enum Position: Int, Hashable {
        /// Nothing stands before it.
        case start
        /// What stands before it could be the beginning of a scheme.
        case scheme
        /// What stands before it settles the scheme.
        case rest
        /// The template itself wrote a scheme whose addresses cannot hold values.
        case forbidden
    }

    var kind = Kind.plain
    var position = Position.start
    /// The static text so far, in lower case, as far as it matters: a scheme, a type.
    var text: [UInt8] = []
    /// A value has been printed before.
    var isPrinted = false
    /// A character reference in an event handler that has not ended.
    var reference: [UInt8]?

    init(kind: Kind = .plain) {
        self.kind = kind
    }

    /// The kind of an attribute, from its name and its element's, both in lower case.
    init(element: [UInt8], attribute: [UInt8]) {
        let name = String(decoding: attribute, as: UTF8.self)
        let element = String(decoding: element, as: UTF8.self)
        kind =
            switch name {
            case "style": .style
            case "srcdoc": .document
            case "srcset", "imagesrcset": .sourceSet
            case "content" where element == "meta": .content
            case _ where name.hasPrefix("on"): .script
            case _ where Self.addresses.contains(name): .url
            case "to", "from", "by", "values":
                ["animate", "animatemotion", "animatetransform", "set"].contains(element) ? .url : .plain
            default: .plain
            }
    }

    private static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href", "ping", "background",
        "longdesc", "manifest", "codebase", "classid", "archive", "profile", "usemap", "icon", "dynsrc",
        "lowsrc", "xml:base", "attributionsrc",
    ]

    static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// Takes note of a byte of static text. Gives what is wrong with it.
    mutating func read(_ byte: UInt8) -> ContextTrouble? {
        switch kind {
        case .url: return readAddress(byte)
        case .sourceSet:
            if byte == UInt8(ascii: ",") {
                position = .start
            } else if !Scalars.isSpace(byte), position == .start {
                position = .rest
            }
        case .content:
            if text.count < 64 { text.append(byte | (isUpper(byte) ? 0x20 : 0)) }
            // `0; url=…` begins an address.
            if byte == UInt8(ascii: "="), text.suffix(4).elementsEqual("url=".utf8) {
                kind = .url
                position = .start
                text = []
            }
        default: if text.count < 64 { text.append(byte | (isUpper(byte) ? 0x20 : 0)) }
        }
        return nil
    }

    private func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

    private mutating func readAddress(_ byte: UInt8) -> ContextTrouble? {
        guard position == .start || position == .scheme else { return nil }
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): position = .rest
        case UInt8(ascii: ":"):
            if isPrinted {
                position = .rest
                return .printedScheme
            }
            position = Self.schemes.contains(String(decoding: text, as: UTF8.self)) ? .rest : .forbidden
        case _ where Scalars.isSpace(byte) && position == .start: break
        default:
            position = .scheme
            if text.count < 64 { text.append(byte | (isUpper(byte) ? 0x20 : 0)) }
        }
        return nil
    }

    /// Takes note of a printed value.
    mutating func notePrinted() {
        isPrinted = true
        if position == .start { position = kind == .sourceSet ? .rest : .scheme }
    }

    /// The more careful of the two.
    func joined(with other: AttributeValue) -> AttributeValue {
        var joined = self
        if kind == other.kind {
            if position == .forbidden || other.position == .forbidden {
                joined.position = .forbidden
            } else {
                joined.position = position.rawValue < other.position.rawValue ? position : other.position
            }
        }
        joined.isPrinted = isPrinted || other.isPrinted
        if text != other.text { joined.text = [] }
        return joined
    }
}
