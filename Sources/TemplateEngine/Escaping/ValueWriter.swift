/// Writes values at their places in a page.
enum ValueWriter {
    static func write(_ value: Value, _ mode: EscapeMode, into out: inout [UInt8]) {
        switch (mode, value) {
        case (.json, _): JSONText.write(value, indent: nil, depth: 0, into: &out)
        case (.jsonAttribute, _): Escape.html(JSONText.bytes(value), into: &out)
        case (_, .none): return
        case (.text, .text(let bytes)), (.attribute, .text(let bytes)): Escape.html(bytes, into: &out)
        case (.text, .markup(let bytes)): out.append(contentsOf: bytes)
        case (.attribute, .markup(let bytes)): Escape.markup(bytes, into: &out)
        case (.raw, _): out.append(contentsOf: value.plainText)
        case (.addressStart, _): Address.start(value.plainText, into: &out)
        case (.addressScheme, _): Address.scheme(value.plainText, into: &out)
        case (.addressRest, _): Address.rest(value.plainText, into: &out)
        case (.sourceSet, _): Address.sourceSet(value.plainText, into: &out)
        case (.refresh, _): Address.refresh(value.plainText, into: &out)
        case (.style, _): Escape.style(value.plainText, into: &out)
        case (.document, .markup(let bytes)): Escape.html(bytes, into: &out)
        case (.document, _): Escape.html(value.asMarkup.plainText, into: &out)
        case (_, .integer(let integer)): write(integer, into: &out)
        default: Escape.html(value.plainText, into: &out)
        }
    }

    private static func write(_ integer: Int, into out: inout [UInt8]) {
        var text = String(integer)
        text.withUTF8 { out.append(contentsOf: $0) }
    }
}
