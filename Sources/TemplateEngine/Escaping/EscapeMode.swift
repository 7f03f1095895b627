/// How a value is written at a place of a page.
enum EscapeMode: UInt8 {
    /// Markup as it is, text escaped.
    case text
    /// As in an attribute, or where no tag can stand: markup keeps its references but loses its tags.
    case attribute
    /// Text and markup alike escaped.
    case comment
    /// The whole of an address, or its beginning.
    case addressStart
    /// An address whose scheme may still be open.
    case addressScheme
    /// A part of an address whose scheme is settled.
    case addressRest
    case sourceSet
    /// The `content` of a `meta` that refreshes.
    case refresh
    case json
    case jsonAttribute
    case style
    /// HTML inside an attribute.
    case document
    /// As it is, at the designer's word.
    case raw
    /// JSON that is finished, inside an attribute.
    case finishedJSONAttribute
}

extension HTMLContext {
    /// How a value is written here. `isTrusted` says that the template wrote `| safe`; `isJSON` that it wrote
    /// `| tojson`.
    func escapeMode(isTrusted: Bool, isJSON: Bool) throws(PrintingTrouble) -> EscapeMode {
        if isTrusted { return .raw }
        switch state {
        case .text: return .text
        case .tagOpen, .tagName: throw PrintingTrouble(.tagName)
        case .betweenAttributes, .attributeName, .afterAttributeName, .endOfWord:
            throw PrintingTrouble(.attributeName)
        case .beforeValue, .unquoted: throw PrintingTrouble(.unquotedValue)
        case .declaration, .bogusComment: throw PrintingTrouble(.declaration)
        case .comment: return .comment
        case .quoted: return try attributeMode(isJSON: isJSON)
        case .rawText: return try rawTextMode(isJSON: isJSON)
        }
    }

    private func rawTextMode(isJSON: Bool) throws(PrintingTrouble) -> EscapeMode {
        switch String(decoding: element, as: UTF8.self) {
        case "style": return .style
        case "script":
            if scriptKind == .unknown { throw PrintingTrouble(.scriptKind) }
            if !script.isInCode { throw PrintingTrouble(.scriptString) }
            return isJSON ? .raw : .json
        default: return .attribute
        }
    }

    private func attributeMode(isJSON: Bool) throws(PrintingTrouble) -> EscapeMode {
        switch value.kind {
        case .plain: return .attribute
        case .content: return isRefresh ? .refresh : .attribute
        case .style: return .style
        case .document: return .document
        case .sourceSet: return .sourceSet
        case .script:
            if value.reference != nil || !script.isInCode { throw PrintingTrouble(.scriptString) }
            return isJSON ? .finishedJSONAttribute : .jsonAttribute
        case .url:
            switch value.position {
            case .start: return .addressStart
            case .scheme: return .addressScheme
            case .rest: return .addressRest
            case .forbidden: throw PrintingTrouble(.forbiddenScheme)
            }
        }
    }

    /// Takes note of a printed value.
    mutating func notePrinted() {
        switch state {
        case .quoted, .unquoted:
            value.notePrinted()
            script.notePrinted()
        case .beforeValue:
            state = .unquoted
            value.notePrinted()
        case .rawText:
            state = .rawText(matched: 0)
            script.notePrinted()
        case .comment: state = .comment(dashes: 0)
        default: break
        }
    }
}

/// Why a value cannot be printed.
struct PrintingTrouble: Error {
    let trouble: ContextTrouble

    init(_ trouble: ContextTrouble) {
        self.trouble = trouble
    }
}
