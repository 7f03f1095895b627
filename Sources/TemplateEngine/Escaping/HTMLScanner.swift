extension HTMLContext {
    /// Takes note of static text. Reports the trouble with a byte, by its index.
    mutating func read(_ bytes: [UInt8], report: (ContextTrouble, Int) -> Void) {
        for (index, byte) in bytes.enumerated() {
            if let trouble = read(byte) { report(trouble, index) }
        }
    }

    private mutating func read(_ byte: UInt8) -> ContextTrouble? {
        switch state {
        case .text: if byte == UInt8(ascii: "<") { openTag() }
        case .tagOpen: readTagOpen(byte)
        case .tagName: readTagName(byte)
        case .endOfWord:
            guard Scalars.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") else {
                state = .betweenAttributes
                _ = readBetweenAttributes(byte)
                return .mixedWord
            }
            state = .betweenAttributes
            return readBetweenAttributes(byte)
        case .betweenAttributes: return readBetweenAttributes(byte)
        case .attributeName, .afterAttributeName: return readAttributeName(byte)
        case .beforeValue: return readBeforeValue(byte)
        case .quoted(let quote):
            if byte == quote { return endValue() }
            return readValue(byte)
        case .unquoted:
            if Scalars.isSpace(byte) { return endValue() }
            if byte == UInt8(ascii: ">") {
                let trouble = endValue()
                closeTag()
                return trouble
            }
            return readValue(byte)
        case .declaration(let dashes): readDeclaration(byte, dashes)
        case .comment(let dashes): readComment(byte, dashes)
        case .bogusComment: if byte == UInt8(ascii: ">") { state = .text }
        case .rawText(let matched): readRawText(byte, matched)
        }
        return nil
    }

    // MARK: Tags

    private mutating func openTag() {
        self = HTMLContext()
        state = .tagOpen
    }

    private mutating func readTagOpen(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "/") where !isEndTag: isEndTag = true
        case UInt8(ascii: "!") where !isEndTag: state = .declaration(dashes: 0)
        case UInt8(ascii: "?"): state = .bogusComment
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            state = .tagName
            element = [byte | 0x20]
        case UInt8(ascii: "<") where !isEndTag: break
        default: state = isEndTag && byte != UInt8(ascii: ">") ? .bogusComment : .text
        }
    }

    private mutating func readTagName(_ byte: UInt8) {
        if Scalars.isSpace(byte) || byte == UInt8(ascii: "/") {
            state = .betweenAttributes
        } else if byte == UInt8(ascii: ">") {
            closeTag()
        } else if element.count < 64 {
            element.append(Self.lowered(byte))
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private mutating func closeTag() {
        let kind = scriptKind
        let name = element
        let isRaw = !isEndTag && Self.rawElements.contains(String(decoding: name, as: UTF8.self))
        self = HTMLContext()
        guard isRaw else { return }
        state = .rawText(matched: 0)
        element = name
        scriptKind = kind
    }

    private static let rawElements: Set<String> = [
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]

    // MARK: Attributes

    private mutating func readBetweenAttributes(_ byte: UInt8) -> ContextTrouble? {
        if Scalars.isSpace(byte) || byte == UInt8(ascii: "/") { return nil }
        if byte == UInt8(ascii: ">") {
            closeTag()
            return nil
        }
        state = .attributeName
        attribute = [Self.lowered(byte)]
        return nil
    }

    private mutating func readAttributeName(_ byte: UInt8) -> ContextTrouble? {
        if byte == UInt8(ascii: "=") {
            state = .beforeValue
            value = AttributeValue(element: element, attribute: attribute)
        } else if byte == UInt8(ascii: ">") {
            closeTag()
        } else if byte == UInt8(ascii: "/") {
            state = .betweenAttributes
        } else if Scalars.isSpace(byte) {
            state = .afterAttributeName
        } else if state == .afterAttributeName {
            return readBetweenAttributes(byte)
        } else if attribute.count < 64 {
            attribute.append(Self.lowered(byte))
        }
        return nil
    }

    private mutating func readBeforeValue(_ byte: UInt8) -> ContextTrouble? {
        if Scalars.isSpace(byte) { return nil }
        script = ScriptContext()
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
        case UInt8(ascii: ">"): closeTag()
        default:
            state = .unquoted
            return readValue(byte)
        }
        return nil
    }

    private mutating func readValue(_ byte: UInt8) -> ContextTrouble? {
        if value.kind == .script {
            readHandler(byte)
            return nil
        }
        return value.read(byte)
    }

    /// JavaScript in an attribute: character references stand for the characters that matter to it.
    private mutating func readHandler(_ byte: UInt8) {
        if var reference = value.reference {
            let isPart =
                byte == UInt8(ascii: "#") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            if isPart, reference.count < 32 {
                reference.append(byte | 0x20)
                value.reference = reference
                return
            }
            value.reference = nil
            script.read(Self.character(named: reference), isJSON: false)
            if byte == UInt8(ascii: ";") { return }
        }
        if byte == UInt8(ascii: "&") {
            value.reference = []
        } else {
            script.read(byte, isJSON: false)
        }
    }

    private static func character(named reference: [UInt8]) -> UInt8 {
        // A `#` has been lowered to itself: 0x23 | 0x20.
        switch String(decoding: reference, as: UTF8.self) {
        case "quot", "#34", "#x22", "#034", "#x022": UInt8(ascii: "\"")
        case "apos", "#39", "#x27", "#039", "#x027": UInt8(ascii: "'")
        case "grave", "diacriticalgrave", "#96", "#x60", "#096": UInt8(ascii: "`")
        case "sol", "#47", "#x2f", "#047": UInt8(ascii: "/")
        case "bsol", "#92", "#x5c", "#092": UInt8(ascii: "\\")
        case "newline", "#10", "#xa", "#x0a", "#13", "#xd": UInt8(ascii: "\n")
        default: UInt8(ascii: "&")
        }
    }

    private mutating func endValue() -> ContextTrouble? {
        state = .betweenAttributes
        let text = String(decoding: value.text, as: UTF8.self)
        switch String(decoding: attribute, as: UTF8.self) {
        case "type" where element.elementsEqual("script".utf8):
            scriptKind = value.isPrinted ? .unknown : Self.scriptKind(ofType: text)
        case "http-equiv" where value.isPrinted || text == "refresh":
            isRefresh = true
            if hasPrintedContent { return .lateRefresh }
        case "content" where element.elementsEqual("meta".utf8) && value.isPrinted:
            hasPrintedContent = true
        default: break
        }
        return nil
    }

    private static func scriptKind(ofType type: String) -> ScriptKind {
        switch type {
        case "", "module", "text/javascript", "application/javascript", "text/ecmascript",
            "application/ecmascript":
            .javaScript
        case "importmap", "speculationrules": .json
        case _ where type.hasSuffix("json"): .json
        default: .unknown
        }
    }

    // MARK: Comments

    private mutating func readDeclaration(_ byte: UInt8, _ dashes: Int) {
        if byte == UInt8(ascii: "-") {
            // `<!-->` is a whole comment.
            state = dashes == 1 ? .comment(dashes: 2) : .declaration(dashes: 1)
        } else {
            state = byte == UInt8(ascii: ">") ? .text : .bogusComment
        }
    }

    private mutating func readComment(_ byte: UInt8, _ dashes: Int) {
        switch byte {
        case UInt8(ascii: "-"): state = .comment(dashes: Swift.min(dashes + 1, 2))
        case UInt8(ascii: ">") where dashes >= 2: state = .text
        // `--!>` ends a comment as well.
        case UInt8(ascii: "!") where dashes >= 2: break
        default: state = .comment(dashes: 0)
        }
    }

    // MARK: Raw text

    private mutating func readRawText(_ byte: UInt8, _ matched: Int) {
        let end = Array("</".utf8) + element
        if matched == end.count {
            let isSpace = Scalars.isSpace(byte)
            if isSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
                isEndTag = true
                if byte == UInt8(ascii: ">") { closeTag() } else { state = .betweenAttributes }
                return
            }
        }
        if element.elementsEqual("script".utf8) { script.read(byte, isJSON: scriptKind == .json) }
        if matched < end.count, Self.lowered(byte) == end[matched] {
            state = .rawText(matched: matched + 1)
        } else {
            state = .rawText(matched: byte == UInt8(ascii: "<") ? 1 : 0)
        }
    }
}
