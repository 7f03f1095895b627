package import Newsroom

/// A value of a metadata block or file (YAML, TOML or JSON), and where it stands.
package struct MetadataNode: Equatable {
    package enum Kind: Equatable {
        /// Nothing was written, or `null`.
        case none
        case flag(Bool)
        case integer(Int)
        case number(Double)
        case text
        case list([MetadataNode])
        /// In the order of the source; no key twice.
        case map([MetadataEntry])
    }

    /// What the format takes the value for. Words that only some readers of YAML take for flags (`yes`, `no`,
    /// `on`, `off`) are text.
    package let kind: Kind
    /// A scalar as it was written, without quotes: `2021-12-30`, `007`, `No`. Nil for a list, a map or none.
    package let text: String?
    package let spot: MetadataSpot

    init(_ kind: Kind, text: String? = nil, at spot: MetadataSpot) {
        self.init(kind, clean: text.map(Self.withoutControls), at: spot)
    }

    /// - Parameter text: It has no control characters.
    init(_ kind: Kind, clean text: String?, at spot: MetadataSpot) {
        self.kind = kind
        self.text = text
        self.spot = spot
    }

    package var place: Place { spot.place }

    /// Control characters, which only escapes can bring in, become U+FFFD.
    static func withoutControls(_ text: String) -> String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)) && scalar != "\n" && scalar != "\t"
        }
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    /// The value as a template sees it.
    package var extraValue: ExtraValue {
        switch kind {
        case .none: .none
        case .flag(let flag): .flag(flag)
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .text: .text(text ?? "")
        case .list(let nodes): .list(nodes.map(\.extraValue))
        case .map(let entries): .map(entries.map { .init(key: $0.key, value: $0.value.extraValue) })
        }
    }

    /// The kind in a sentence: "a list".
    package var kindName: String {
        switch kind {
        case .none: "nothing"
        case .flag: "a flag"
        case .integer, .number: "a number"
        case .text: "a text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// A key of a map with its value.
package struct MetadataEntry: Equatable {
    package let key: String
    let keySpot: MetadataSpot
    package let value: MetadataNode

    init(key: String, at keySpot: MetadataSpot, value: MetadataNode) {
        self.init(cleanKey: MetadataNode.withoutControls(key), at: keySpot, value: value)
    }

    /// - Parameter key: It has no control characters.
    init(cleanKey key: String, at keySpot: MetadataSpot, value: MetadataNode) {
        self.key = key
        self.keySpot = keySpot
        self.value = value
    }

    package var keyPlace: Place { keySpot.place }
}
