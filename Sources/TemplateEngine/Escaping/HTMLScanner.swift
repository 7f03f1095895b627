extension HTMLContext {
    /// Takes note of static text. Reports the trouble with a byte, by its index.
    mutating func read(_ bytes: [UInt8], report: (ContextTrouble, Int) -> Void) {
        var index = 0
        while index < bytes.count {
            if case .text = state {
                guard let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return }
                index = tag
            }
            if let trouble = read(bytes[index]) { report(trouble, index) }
            index += 1
        }
    }

    private mutating func read(_ byte: UInt8) -> ContextTrouble? {
        if isInsideTag, byte != UInt8(ascii: ">") { isSelfClosing = byte == UInt8(ascii: "/") }
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
        case .comment(let end): readComment(byte, end)
        case .bogusComment: if byte == UInt8(ascii: ">") { state = .text }
        case .rawText(let matched): return readRawText(byte, matched)
        }
        return nil
    }

    // MARK: Tags

    private mutating func openTag() {
        self = HTMLContext(foreignDepth: foreignDepth)
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
        let tag = self
        let name = String(decoding: element, as: UTF8.self)
        self = HTMLContext(foreignDepth: foreignDepth)
        if Self.foreignElements.contains(name) {
            if tag.isEndTag {
                foreignDepth = Swift.max(0, foreignDepth - 1)
            } else if !tag.isSelfClosing {
                foreignDepth = Swift.min(foreignDepth + 1, 64)
            }
        }
        guard !tag.isEndTag, Self.rawElements.contains(name) else { return }
        state = .rawText(matched: 0)
        element = tag.element
        scriptKind = tag.scriptKind
    }

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
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (byte == UInt8(ascii: "#") && reference.isEmpty)
            if isPart, reference.count < 32 {
                reference.append(byte)
                value.reference = reference
                return
            }
            value.reference = nil
            endReference(String(decoding: reference, as: UTF8.self), isWhole: byte == UInt8(ascii: ";"))
            if byte == UInt8(ascii: ";"), !reference.isEmpty { return }
        }
        if byte == UInt8(ascii: "&") {
            value.reference = []
        } else {
            script.read(byte, isJSON: false)
        }
    }

    /// `a&b` is no reference, `&quot` is one even without its end, and of a name that is not known here who
    /// knows.
    private mutating func endReference(_ name: String, isWhole: Bool) {
        let needsNoEnd =
            name.hasPrefix("#") || ["quot", "QUOT", "amp", "AMP", "lt", "LT", "gt", "GT"].contains(name)
        if isWhole || needsNoEnd {
            guard let scalar = CharacterReference.scalar(named: name) else { return script = .unclear }
            for byte in String(Character(scalar)).utf8 { script.read(byte, isJSON: false) }
        } else {
            script.read(UInt8(ascii: "&"), isJSON: false)
            for byte in name.utf8 { script.read(byte, isJSON: false) }
        }
    }

    private mutating func endValue() -> ContextTrouble? {
        let (value, attribute) = (value, String(decoding: attribute, as: UTF8.self))
        state = .betweenAttributes
        isSelfClosing = false
        self.value = AttributeValue()
        self.attribute = []
        script = ScriptContext()
        switch attribute {
        case "type" where element.elementsEqual("script".utf8):
            let kinds = Set(value.texts.map { Self.scriptKind(ofType: String(decoding: $0, as: UTF8.self)) })
            scriptKind = value.isPrinted || kinds.count != 1 ? .unknown : kinds.first ?? .unknown
        case "http-equiv" where value.mayBe("refresh"):
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
            state = dashes == 1 ? .comment(.start) : .declaration(dashes: 1)
        } else {
            state = byte == UInt8(ascii: ">") ? .text : .bogusComment
        }
    }

    /// `<!-->`, `<!--->`, `-->` and `--!>` end a comment.
    private mutating func readComment(_ byte: UInt8, _ end: CommentEnd) {
        switch (byte, end) {
        case (UInt8(ascii: "-"), .start): state = .comment(.startDash)
        case (UInt8(ascii: "-"), .startDash), (UInt8(ascii: "-"), .dash), (UInt8(ascii: "-"), .dashes):
            state = .comment(.dashes)
        case (UInt8(ascii: "-"), _): state = .comment(.dash)
        case (UInt8(ascii: ">"), .nothing), (UInt8(ascii: ">"), .dash): state = .comment(.nothing)
        case (UInt8(ascii: ">"), _): state = .text
        case (UInt8(ascii: "!"), .dashes): state = .comment(.bang)
        default: state = .comment(.nothing)
        }
    }

    // MARK: Raw text

    /// The byte at an offset of the raw element's end tag; nil after its name.
    private func endTagByte(_ offset: Int) -> UInt8? {
        switch offset {
        case 0: UInt8(ascii: "<")
        case 1: UInt8(ascii: "/")
        default: offset - 2 < element.count ? element[offset - 2] : nil
        }
    }

    private mutating func readRawText(_ byte: UInt8, _ matched: Int) -> ContextTrouble? {
        if matched == element.count + 2 {
            let isSpace = Scalars.isSpace(byte)
            if isSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
                isEndTag = true
                script = ScriptContext()
                if byte == UInt8(ascii: ">") { closeTag() } else { state = .betweenAttributes }
                return nil
            }
        }
        if element.elementsEqual("script".utf8) {
            // In an `svg` references are resolved.
            if foreignDepth > 0, byte == UInt8(ascii: "&") { script = .unclear }
            script.read(byte, isJSON: scriptKind == .json)
        }
        if Self.lowered(byte) == endTagByte(matched) {
            state = .rawText(matched: matched + 1)
        } else {
            state = .rawText(matched: byte == UInt8(ascii: "<") ? 1 : 0)
            // In an `svg` this may well begin a tag, or a comment.
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let beginsMarkup = isLetter || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
            if foreignDepth > 0, matched > 1 || (matched == 1 && beginsMarkup) { return .foreignMarkup }
        }
        return nil
    }
}
