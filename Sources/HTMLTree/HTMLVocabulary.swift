/// The elements and attributes of prose.
enum HTMLVocabulary {
    /// The attributes of its own that each element may have.
    static let elements: [String: Set<String>] = {
        var elements: [String: Set<String>] = [:]
        for name in plainElements { elements[name] = [] }
        return elements.merging(elementsWithAttributes) { $1 }
    }()

    /// Elements that go with all that is in them: none of it is prose.
    static let removedWithContents: Set<String> = [
        "script", "style", "template", "noscript", "object", "embed", "applet", "input", "select", "textarea",
        "button", "datalist", "meta", "base", "link", "head", "title", "iframe", "frame", "frameset",
        "noframes",
        "noembed", "canvas", "xmp", "dialog", "param",
    ]

    static let globalAttributes: Set<String> = [
        "id", "class", "title", "lang", "dir", "role", "translate", "hidden",
    ]

    /// Attributes that need no value.
    static let flags: Set<String> = [
        "controls", "loop", "muted", "playsinline", "default", "open", "reversed", "allowfullscreen",
        "hidden",
    ]

    /// Attributes that hold a whole number.
    static let numbers: Set<String> = ["width", "height", "colspan", "rowspan", "span", "start", "value"]

    static let addresses: Set<String> = ["href", "src", "cite", "poster"]

    private static let plainElements = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "dl", "dt", "dd", "cite", "pre", "code", "kbd", "samp",
        "var", "em", "i", "strong", "b", "u", "s", "mark", "small", "sub", "sup", "abbr", "dfn", "ruby", "rt",
        "rp", "bdi", "bdo", "span", "div", "section", "aside", "figure", "figcaption", "picture", "table",
        "caption", "thead", "tbody", "tfoot", "tr", "summary", "br", "hr", "wbr",
    ]

    private static let elementsWithAttributes: [String: Set<String>] = [
        "a": ["href", "hreflang", "rel", "type"],
        "img": ["src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"],
        "source": ["src", "srcset", "sizes", "media", "type", "width", "height"],
        "audio": ["src", "controls", "loop", "muted", "preload"],
        "video": ["src", "poster", "controls", "loop", "muted", "playsinline", "preload", "width", "height"],
        "track": ["src", "kind", "srclang", "label", "default"],
        "iframe": ["src", "width", "height", "allowfullscreen"],
        "ol": ["start", "reversed", "type"],
        "li": ["value"],
        "blockquote": ["cite"],
        "q": ["cite"],
        "ins": ["cite", "datetime"],
        "del": ["cite", "datetime"],
        "time": ["datetime"],
        "data": ["value"],
        "details": ["open"],
        "col": ["span"],
        "colgroup": ["span"],
        "th": ["scope", "colspan", "rowspan", "abbr", "headers"],
        "td": ["colspan", "rowspan", "headers"],
    ]
}
