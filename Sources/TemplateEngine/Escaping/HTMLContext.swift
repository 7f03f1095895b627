/// Where in a page's HTML a place of a template stands. Known before any page is rendered.
///
/// Follows the tokenizer of the HTML standard, as far as static text can tell.
struct HTMLContext: Hashable {
    enum State: Hashable {
        case text
        /// After `<`.
        case tagOpen
        case tagName
        case betweenAttributes
        case attributeName
        case afterAttributeName
        /// After `=`.
        case beforeValue
        case quoted(UInt8)
        case unquoted
        /// After branches of which some wrote attributes: white space or the end of the tag must follow.
        case endOfWord
        /// After `<!`, with what has been read of `--`.
        case declaration(dashes: Int)
        /// With the dashes just read.
        case comment(dashes: Int)
        case bogusComment
        /// Inside an element whose content is no markup, with how much of its end tag has been read.
        case rawText(matched: Int)
    }

    var state = State.text
    /// The open tag's name, or the raw element's, in lower case.
    var element: [UInt8] = []
    var isEndTag = false
    var attribute: [UInt8] = []
    var value = AttributeValue()
    /// Of a `script`, from its `type`.
    var scriptKind = ScriptKind.javaScript
    var script = ScriptContext()
    /// The open `meta` has `http-equiv="refresh"`.
    var isRefresh = false
    /// The open `meta` has a `content` with a printed value.
    var hasPrintedContent = false

    enum ScriptKind: Hashable {
        case javaScript, json, unknown
    }

    var isInText: Bool { state == .text }

    /// The attribute's value ends, or the next attribute begins.
    var isInsideTag: Bool {
        switch state {
        case .tagName, .betweenAttributes, .attributeName, .afterAttributeName, .endOfWord: true
        default: false
        }
    }

    /// As a diagnostic names it.
    var phrase: String {
        switch state {
        case .text: "text"
        case .tagOpen, .tagName: "the name of a tag"
        case .betweenAttributes, .attributeName, .afterAttributeName, .endOfWord: "a tag"
        case .beforeValue, .quoted, .unquoted: "the value of `\(String(decoding: attribute, as: UTF8.self))`"
        case .declaration, .bogusComment, .comment: "a comment"
        case .rawText: "`<\(String(decoding: element, as: UTF8.self))>`"
        }
    }

    /// The context after branches that end in these two, or nil where they have nothing in common.
    func joined(with other: HTMLContext) -> HTMLContext? {
        if self == other { return self }
        if isInsideTag, other.isInsideTag, element == other.element, isEndTag == other.isEndTag {
            var joined = self
            joined.state = .endOfWord
            joined.isRefresh = isRefresh || other.isRefresh
            joined.hasPrintedContent = hasPrintedContent || other.hasPrintedContent
            if scriptKind != other.scriptKind { joined.scriptKind = .unknown }
            return joined
        }
        var joined = self
        joined.value = value.joined(with: other.value)
        joined.script.merge(other.script)
        var other = other
        other.value = joined.value
        other.script.merge(script)
        return joined == other ? joined : nil
    }
}
