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
    /// An address of which something may stand before the value: what has been written decides.
    case addressUnknown
    /// A part of an address whose scheme is settled.
    case addressRest
    case sourceSet
    /// Addresses with `;` between them; where the first is settled by what stands before it.
    case addressList, addressListRest
    /// The `content` of a `meta` that refreshes.
    case refresh
    case json
    case jsonAttribute
    case style
    /// HTML inside an attribute.
    case document
    /// As it is, at the designer's word.
    case raw
    /// JSON that is finished; inside an attribute.
    case finishedJSON, finishedJSONAttribute
    /// What `xmlattr` gives: whole attributes.
    case attributes
}

extension EscapeMode {
    /// How the whole value of an attribute is written, in an element whose attributes have no meanings of their
    /// own.
    init(ofAttribute name: [UInt8]) {
        self =
            switch AttributeValue(element: [], attribute: name).kind {
            case .plain, .content, .addressList: .attribute
            case .url: .addressStart
            case .sourceSet: .sourceSet
            case .script: .jsonAttribute
            case .style: .style
            case .document: .document
            }
    }
}

extension HTMLContext {
    /// How a value is written here. `filter` is the one that the template applied last, `isJSON` says that the
    /// value is what `tojson` gave.
    func escapeMode(after filter: String?, isJSON: Bool) throws(PrintingTrouble) -> EscapeMode {
        if filter == "safe" { return .raw }
        if filter == "xmlattr", isInsideTag, !isEndTag {
            if Self.elementsWithMeaning.contains(String(decoding: element, as: UTF8.self)) {
                throw PrintingTrouble(.attributesOfElement)
            }
            return .attributes
        }
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
            try checkScript()
            return isJSON ? .finishedJSON : .json
        default: return .attribute
        }
    }

    private func attributeMode(isJSON: Bool) throws(PrintingTrouble) -> EscapeMode {
        switch value.kind {
        case .plain: return .attribute
        case .content: return isRefresh ? .refresh : .attribute
        case .style: return .style
        case .document:
            if value.position == .forbidden { throw PrintingTrouble(.document) }
            return .document
        case .sourceSet: return .sourceSet
        case .script:
            if value.reference != nil { throw PrintingTrouble(.scriptString) }
            try checkScript()
            return isJSON ? .finishedJSONAttribute : .jsonAttribute
        case .url:
            switch value.position {
            case .start: return .addressStart
            case .unknown: return .addressUnknown
            case .rest: return .addressRest
            case .forbidden: throw PrintingTrouble(.forbiddenScheme)
            }
        case .addressList:
            switch value.position {
            case .start, .unknown: return .addressList
            case .rest: return .addressListRest
            case .forbidden: throw PrintingTrouble(.forbiddenScheme)
            }
        }
    }

    private func checkScript() throws(PrintingTrouble) {
        if script.mode == .unclear { throw PrintingTrouble(.scriptUnclear) }
        if !script.isInCode { throw PrintingTrouble(.scriptString) }
    }

    /// Takes note of a printed value; the mode is nil where it could not be printed.
    mutating func notePrinted(_ mode: EscapeMode?) {
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
        case .comment: state = .comment(.nothing)
        case _ where mode == .attributes:
            state = .endOfWord
            attribute = []
            value = AttributeValue()
            isSelfClosing = false
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
