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
        case comment(CommentEnd)
        case bogusComment
        /// Inside an element whose content is no markup, with how much of its end tag has been read.
        case rawText(matched: Int)
    }

    /// What has been read of the end of a comment.
    enum CommentEnd: Hashable {
        /// After `<!--`, after `<!---`.
        case start, startDash
        case nothing, dash, dashes
        /// After `--!`.
        case bang
    }

    var state = State.text
    /// How many `svg` and `math` are open: inside them `title` and the like are elements as all others, or
    /// raw text, as their own rules say.
    var foreignDepth = 0
    /// The last byte of the tag was a `/`.
    var isSelfClosing = false
    /// The open tag's name, or the raw element's, in lower case. Empty for one of several that are alike.
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

    init(foreignDepth: Int = 0) {
        self.foreignDepth = foreignDepth
    }

    enum ScriptKind: Hashable {
        case javaScript, json, unknown
    }

    var isInText: Bool { state == .text }

    /// A page may end here: a `<` that nothing follows is text.
    var canEnd: Bool { isInText || (state == .tagOpen && !isEndTag) }

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
        if isInsideTag, other.isInsideTag, isEndTag == other.isEndTag,
            element == other.element || (isPlainElement && other.isPlainElement)
        {
            let bothEnded = state == .betweenAttributes && other.state == .betweenAttributes
            var joined = HTMLContext(foreignDepth: Swift.max(foreignDepth, other.foreignDepth))
            joined.state = bothEnded ? .betweenAttributes : .endOfWord
            joined.element = element == other.element ? element : []
            joined.isEndTag = isEndTag
            joined.isRefresh = isRefresh || other.isRefresh
            joined.scriptKind = scriptKind
            joined.hasPrintedContent = hasPrintedContent || other.hasPrintedContent
            if scriptKind != other.scriptKind { joined.scriptKind = .unknown }
            return joined
        }
        var joined = self
        joined.value = value.joined(with: other.value)
        joined.script.merge(other.script)
        joined.foreignDepth = Swift.max(foreignDepth, other.foreignDepth)
        var other = other
        other.value = joined.value
        other.foreignDepth = joined.foreignDepth
        other.script.merge(script)
        return joined == other ? joined : nil
    }

    /// No attribute and no text of the element has a meaning of its own, whichever of its like it is.
    private var isPlainElement: Bool {
        !Self.specialElements.contains(String(decoding: element, as: UTF8.self))
    }

    static let rawElements: Set<String> = [
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]

    static let foreignElements: Set<String> = ["svg", "math"]

    /// Those whose attributes mean something else than in other elements.
    static let elementsWithMeaning = AttributeValue.animations.union(["meta", "script"])

    private static let specialElements = rawElements.union(foreignElements).union(elementsWithMeaning)
}
