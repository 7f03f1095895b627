/// Why a value cannot be printed at a place, or a text cannot stand there.
enum ContextTrouble: Hashable {
    case printedScheme, mixedWord
    case tagName, attributeName, unquotedValue, declaration
    case scriptString, scriptUnclear, scriptKind, forbiddenScheme, lateRefresh
    case document, foreignMarkup, attributesOfElement

    var summary: String {
        switch self {
        case .printedScheme: "a printed value would choose the scheme of this address"
        case .mixedWord: "text cannot go on here where only one branch wrote an attribute"
        case .tagName: "a value cannot be printed in the name of a tag"
        case .attributeName: "a value cannot be printed as an attribute"
        case .unquotedValue: "a value cannot be printed in an attribute without quotes"
        case .declaration: "a value cannot be printed in a declaration"
        case .scriptString: "a value cannot be printed inside a string, comment or pattern of a script"
        case .scriptUnclear:
            "a value cannot be printed here: whether this is code or a string of the script cannot be told"
        case .document: "a value cannot be printed after markup inside `srcdoc`"
        case .foreignMarkup: "markup cannot stand here, inside a `<svg>` or `<math>`"
        case .attributesOfElement: "`xmlattr` cannot be used in this element"
        case .scriptKind: "a value cannot be printed in a script of this type"
        case .forbiddenScheme: "a value cannot be printed in an address of this scheme"
        case .lateRefresh: "`http-equiv` must stand before a `content` with a printed value"
        }
    }

    var hint: String? {
        switch self {
        case .printedScheme: "write the scheme out, or print the whole address"
        case .mixedWord: "put a space here"
        case .tagName: "choose between whole tags with `{% if %}`"
        case .attributeName: "write the attribute out and choose with `{% if %}`"
        case .unquotedValue: "put the value in quotes"
        case .declaration: nil
        case .scriptString: "drop the quotes: a printed value brings its own"
        case .scriptUnclear:
            "a `/` before it may divide or begin a pattern; print the value into a variable before it, or in a script of its own"
        case .document: "print the whole document: build it with `{% set page %}…{% endset %}`"
        case .foreignMarkup: "end the element before the next tag"
        case .attributesOfElement: "write the attributes out"
        case .scriptKind: "use `type=\"application/json\"`, or a `data-` attribute"
        case .forbiddenScheme: "only `http`, `https`, `mailto` and `tel` can be followed by a value"
        case .lateRefresh: nil
        }
    }
}
