/// What attackers write, where it can be printed, and what a page is made of.
enum HostileTexts {
    static let all = [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "'><svg onload=alert(1)>", "javascript:alert(1)", " \tjavascript:alert(1)", "java\tscript:alert(1)",
        "JAVASCRIPT:alert(1)", "\u{1}javascript:alert(1)", "vbscript:x", "data:text/html;base64,PHNjcmlwdD4=",
        "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "java|script:alert(1)",
        "javascript|:alert(1)",
        "--><script>alert(1)</script>", "--!><b>", "*/alert(1)/*", "\\\"-alert(1)//", "';alert(1)//",
        "${alert(1)}", "`+alert(1)+`", "</style><script>alert(1)</script>", "}*{x:expression(alert(1))}",
        "</title><script>alert(1)</script>", "</textarea><b>", "]]><b>", "\u{2028}alert(1)\u{2029}",
        "{{ 1 }}",
        "{% raw %}", "<!--<script>", "\0<b>", "\u{FEFF}javascript:x", "onmouseover=alert(1) x", "a\r\nb: c",
        "%3Cb%3E",
    ]

    static let places = [
        "<p>{{ text }}</p>", "<title>{{ text }}</title>", "<textarea>{{ text }}</textarea>",
        "<p title=\"{{ text }}\">x</p>", "<p title='{{ text }}'>x</p>",
        "<p title='{{ text }}{{ text }}'>x</p>",
        "<a href=\"{{ text }}\">x</a>", "<a href='{{ before }}{{ again }}'>x</a>",
        "<a href=\"  {{ text }}\">x</a>",
        "<a href=\"{{ before }}{{ again }}{{ text }}\">x</a>", "<img src=\"/x/{{ text }}\" alt=\"\">",
        "<img srcset=\"{{ text }} 1x, {{ text }} 2x\" alt=\"\">", "<form action=\"{{ text }}\"></form>",
        "<a href=\"{% if text %}{{ text }}{% else %}/{% endif %}{{ again }}\">x</a>",
        "<script>var a = {{ text }};</script>", "<script>f([{{ text }}, {a: {{ again }}}])</script>",
        "<script type=\"application/ld+json\">{\"a\": {{ text }}}</script>",
        "<button onclick=\"f({{ text }})\">x</button>", "<button onclick='f({{ text }})'>x</button>",
        "<style>p { color: {{ text }}; content: \"{{ text }}\" }</style>",
        "<p style=\"width: {{ text }}\">x</p>",
        "<!-- {{ text }} --><p>x</p>", "{% set t %}<b title=\"{{ text }}\">{{ text }}</b>{% endset %}{{ t }}",
        "{% macro m(x) %}<a href=\"{{ x }}\">{{ x }}</a>{% endmacro %}{{ m(text) }}",
        "<p>{{ text | upper }}{{ text | title }}{{ text ~ again }}{{ text | replace('a', 'b') }}</p>",
        "<p>{{ [text, again] | join('<br>' | safe) | length }}{{ text | indent }}{{ text | wordwrap(3) }}</p>",
        "<noscript><p title=\"{{ text }}\">x</p></noscript>", "<svg><a xlink:href=\"{{ text }}\">x</a></svg>",
        "<p {{ {'title': text} | xmlattr | safe }}>x</p>", "<p>{{ text | tojson }}</p>",
        "<p>{{ text | striptags }}</p>", "<!-- {{ text }}> <b> --><p>x</p>",
        "<!--{{ text }}-{{ text }}-> <b> --><p>x</p>",
        "<p{{ {'title': text, 'href': text, 'onclick': text, 'style': text} | xmlattr }}>x</p>",
        "<svg><title>{{ text }}</title><style>a { b: {{ text }} }</style></svg>",
        "<a href=\"{{ '' }}{{ text }}\">x</a>",
        "<a href=\"{% for part in [before, again] %}{{ part }}{% endfor %}\">x</a>",
        "{% set t %}{{ text }}{% endset %}<a href=\"{{ t }}\">x</a>",
    ]

    /// The tags with their attributes' names, values left out, and what ends scripts, styles and comments.
    static func skeleton(_ page: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(page)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                parts.append("comment")
                rest = end(of: rest, "-->")
                continue
            }
            let (tag, after) = tag(rest)
            parts.append(tag)
            rest = after
            for raw in ["script", "style", "title", "textarea"] where tag == raw || tag.hasPrefix(raw + " ") {
                rest = end(of: rest, "</" + raw)
                parts.append("end of \(raw)")
            }
        }
        return parts
    }

    private static func end(of text: Substring, _ closer: String) -> Substring {
        text.firstRange(of: closer).map { text[$0.upperBound...] } ?? ""
    }

    /// A tag's name and the names of its attributes.
    private static func tag(_ text: Substring) -> (String, Substring) {
        var name = ""
        var quote: Character?
        var rest = text.dropFirst()
        while let character = rest.first {
            rest = rest.dropFirst()
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ">" {
                break
            } else {
                name.append(character)
            }
        }
        return (name, rest)
    }

    /// The values of the attributes that hold addresses.
    static func addresses(_ page: String) -> [String] {
        ["href", "src", "action", "srcset"].flatMap { name in
            page.ranges(of: name + "=").compactMap { range in
                let rest = page[range.upperBound...]
                guard let quote = rest.first else { return nil }
                return String(rest.dropFirst().prefix { $0 != quote }.drop { $0.isWhitespace })
            }
        }
    }
}
