import Newsroom

/// Writes values at their places in a page.
enum ValueWriter {
    static func write(_ value: Value, _ mode: EscapeMode, into out: inout [UInt8]) {
        switch (mode, value) {
        case (.json, _): JSONText.write(value, indent: nil, depth: 0, into: &out)
        case (.jsonAttribute, _): Escape.html(JSONText.bytes(value), into: &out)
        case (.finishedJSON, .none), (.finishedJSONAttribute, .none): out.append(copying: "null")
        case (.comment, _): writeComment(value, into: &out)
        case (_, .none): return
        case (.text, .text), (.text, .string), (.attribute, .text), (.attribute, .string):
            _ = value.withBytes { Escape.html($0, into: &out) }
        case (.text, .markup(let bytes)): out.append(copying: bytes)
        case (.attribute, .markup(let bytes)): Escape.markup(bytes, into: &out)
        case (.raw, _), (.finishedJSON, _): out.append(copying: value.plainText)
        case (.attributes, _): writeAttributes(value.plainText, into: &out)
        case (.addressStart, _): Address.start(address(value), into: &out)
        case (.addressUnknown, _): Address.unknown(address(value), into: &out)
        case (.addressRest, _): Address.rest(address(value), into: &out)
        case (.addressList, _): Address.list(address(value), into: &out)
        case (.addressListRest, _): Address.listRest(address(value), into: &out)
        case (.sourceSet, _): Address.sourceSet(address(value), into: &out)
        case (.refresh, _): Address.refresh(address(value), into: &out)
        case (.style, _): Escape.style(value.plainText, into: &out)
        case (.document, .markup(let bytes)): Escape.html(bytes, into: &out)
        case (.document, _): Escape.html(value.asMarkup.plainText, into: &out)
        case (_, .integer(let integer)): write(integer, into: &out)
        default: Escape.html(value.plainText, into: &out)
        }
    }

    private static func write(_ integer: Int, into out: inout [UInt8]) {
        out.append(copying: String(integer))
    }

    /// An address as it is, where the value is HTML that writes it with character references.
    private static func address(_ value: Value) -> [UInt8] {
        if case .markup(let bytes) = value { CharacterReference.decoded(bytes) } else { value.plainText }
    }

    /// No value is the beginning of `-->` or `--!>`, not even an empty one after a `-` of the template.
    private static func writeComment(_ value: Value, into out: inout [UInt8]) {
        Escape.html(value.plainText, into: &out)
        if out.last == UInt8(ascii: "-") || out.last == UInt8(ascii: "!") { out.append(UInt8(ascii: " ")) }
    }

    /// Attributes stand apart from what is before them.
    private static func writeAttributes(_ bytes: [UInt8], into out: inout [UInt8]) {
        if let first = bytes.first, !Scalars.isSpace(first) { out.append(UInt8(ascii: " ")) }
        out.append(copying: bytes)
    }
}
