import TemplateEngine
import Testing

/// A text is the same to a template whether the newsroom keeps it as a string or as bytes.
struct TextKindTests {
    private static let page = RecordType.of(String.self, "page") {
        Field("a", .text, "The text as a string.") { .text($0) }
        Field("b", .text, "The text as bytes.") { .text(Array($0.utf8)) }
    }

    private static let texts = [
        "", "x", "12", "<b class='x'>Ä & \"ö\"</b> a longer text, which is kept elsewhere than a short one",
        "https://example.org/a?b=c&d", "%s is %s", "a\nb\t c", "日本語",
    ]

    private static let uses =
        [
            "{{ X }}", "<p title=\"{{ X }}\">", "<a href=\"{{ X }}\">", "<a href=\"/{{ X }}\">",
            "<script>let x = {{ X }};</script>", "<style>{{ X }}</style>", "<!-- {{ X }} -->",
            "{{ X[0] }}{{ X[1:3] }}{{ X[-1] }}", "{{ X == b }}{{ X == a }}{{ X != 'x' }}{{ X < b }}",
            "{{ X in b }}{{ 'x' in X }}{{ X in [b] }}", "{% for c in X | list %}[{{ c }}]{% endfor %}",
            "{{ X ~ X }}", "{{ {X: X} | tojson }}", "{{ [X, b, 'x'] | unique | join('|') }}",
            "{{ [X, 'B', 'a'] | sort | join('|') }}", "{{ [X] | tojson }}{{ [X] | string }}",
            "{% if X %}yes{% endif %}",
            "{{ X | replace('x', 'y') }}", "{{ 'a%sb' | format(X) }}", "{{ X | default('none') }}",
            "{% set t = X %}{{ t }}", "{{ {'x': 1}[X] }}", "{{ {X: 'found'}[b] }}",
        ]
        + [
            "capitalize", "escape", "first", "float", "int", "last", "length", "lower", "reverse", "safe",
            "striptags", "title", "tojson", "trim", "truncate(9)", "upper", "urlencode", "wordcount",
            "wordwrap(5)",
        ].map { "{{ X | \($0) }}" }
        + [
            "string", "number", "iterable", "sequence", "mapping", "lower", "upper", "eq(b)", "sameas(b)",
        ].map { "{{ X is \($0) }}" }

    @Test("A string and the same bytes are printed, compared and filtered alike", arguments: uses)
    func areAlike(use: String) {
        for text in Self.texts {
            let pages = ["a", "b"].map {
                Press(use.replacing("X", with: $0), Self.page.record(text)).print()
            }
            #expect(pages[0] == pages[1], "\(text.debugDescription)")
            #expect(!pages[0].contains("error:"))
        }
    }
}
