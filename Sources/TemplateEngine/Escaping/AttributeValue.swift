/// What an attribute's value is, and how far it has been read.
struct AttributeValue: Hashable {
    enum Kind: Hashable {
        case plain, url, sourceSet, script, style, document
        /// Addresses with `;` between them, of an animation.
        case addressList
        /// The `content` of a `meta`.
        case content
    }

    /// Where in an address a place stands.
    enum Position: Hashable {
        /// Nothing stands before it.
        case start
        /// What stands before it could be the beginning of a scheme, or nothing, or settle the scheme: only
        /// what is written can tell.
        case unknown
        /// What stands before it settles the scheme.
        case rest
        /// The template itself wrote a scheme whose addresses cannot hold values, or markup into `srcdoc`.
        case forbidden
    }

    var kind = Kind.plain
    var position = Position.start
    /// The static text so far, in lower case, as far as it matters: a scheme, a type. Several where branches
    /// wrote different ones, none where these are too many to tell.
    private(set) var texts: [[UInt8]] = [[]]
    private static let greatestCount = 8
    private static let greatestLength = 64
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
                Self.animations.contains(element) ? .addressList : .plain
            default: .plain
            }
    }

    static let animations: Set<String> = ["animate", "animatemotion", "animatetransform", "set"]

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
        case .addressList:
            guard byte == UInt8(ascii: ";") else { return readAddress(byte) }
            position = .start
            texts = [[]]
            isPrinted = false
        case .sourceSet:
            if byte == UInt8(ascii: ",") {
                position = .start
            } else if !Scalars.isSpace(byte), position == .start {
                position = .rest
            }
        case .content:
            append(byte)
            // `0; url=…` begins an address.
            if byte == UInt8(ascii: "="), texts.contains(where: { $0.suffix(4).elementsEqual("url=".utf8) }) {
                kind = .url
                position = .start
                texts = [[]]
            }
        case .document:
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { position = .forbidden }
        default: append(byte)
        }
        return nil
    }

    private mutating func append(_ byte: UInt8) {
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        let lowered = isUpper ? byte | 0x20 : byte
        for index in texts.indices where texts[index].count < Self.greatestLength {
            texts[index].append(lowered)
        }
    }

    private mutating func readAddress(_ byte: UInt8) -> ContextTrouble? {
        guard position == .start || position == .unknown else { return nil }
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): position = .rest
        case UInt8(ascii: ":"):
            if isPrinted {
                position = .rest
                return .printedScheme
            }
            let areAllowed = texts.allSatisfy { Self.schemes.contains(String(decoding: $0, as: UTF8.self)) }
            position = areAllowed && !texts.isEmpty ? .rest : .forbidden
        // A reference may stand for any of the characters that matter.
        case UInt8(ascii: "&"): position = .forbidden
        case _ where Scalars.isSpace(byte) && position == .start: break
        default:
            position = .unknown
            append(byte)
        }
        return nil
    }

    /// Whether the static text is this one, or may be.
    func mayBe(_ text: String) -> Bool {
        isPrinted || texts.isEmpty || texts.contains { $0.elementsEqual(text.utf8) }
    }

    /// Takes note of a printed value.
    mutating func notePrinted() {
        isPrinted = true
        switch kind {
        case .sourceSet: if position == .start { position = .rest }
        // The value may hold a `;`, after which all begins anew.
        case .addressList: if position != .forbidden { position = .unknown }
        case .document: break
        default: if position == .start { position = .unknown }
        }
    }

    /// What holds after either of two branches.
    func joined(with other: AttributeValue) -> AttributeValue {
        var joined = self
        if kind == other.kind, position != other.position {
            joined.position = position == .forbidden || other.position == .forbidden ? .forbidden : .unknown
        }
        joined.isPrinted = isPrinted || other.isPrinted
        if texts != other.texts {
            let union = Set(texts + other.texts).sorted { $0.lexicographicallyPrecedes($1) }
            let isTooMuch = texts.isEmpty || other.texts.isEmpty || union.count > Self.greatestCount
            joined.texts = isTooMuch ? [] : union
        }
        return joined
    }
}
