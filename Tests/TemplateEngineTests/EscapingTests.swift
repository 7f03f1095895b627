import TemplateEngine
import Testing

@Suite struct EscapingTests {
    private func page(_ text: String) -> Record {
        RecordType.of(String.self, "page") {
            Field("text", .text, "Hostile.") { .text($0) }
            Field("again", .text, "Half of it.") { .text(String($0.drop { $0 != "|" }.dropFirst())) }
            Field("before", .text, "The other half.") { .text(String($0.prefix { $0 != "|" })) }
            Field("markup", .markup, "Finished HTML.") { .markup($0) }
        }.record(text)
    }

    @Test(
        "A value is written as its place demands",
        arguments: [
            ("<p>{{ text }}</p>", "<b a='1'>&\"", "<p>&lt;b a=&#39;1&#39;&gt;&amp;&#34;</p>"),
            ("<p title=\"{{ text }}\">", "\" onclick=\"x", "<p title=\"&#34; onclick=&#34;x\">"),
            ("<p>{{ markup }}</p>", "<b>x</b>", "<p><b>x</b></p>"),
            ("<p title='{{ markup }}'>", "<b>'\"&amp;</b>", "<p title='&lt;b&gt;&#39;&#34;&amp;&lt;/b&gt;'>"),
            ("<title>{{ markup }}</title>", "</title><b>", "<title>&lt;/title&gt;&lt;b&gt;</title>"),
            ("<a href=\"{{ text }}\">", "/a b?c=d&e=\"é", "<a href=\"/a%20b?c=d&amp;e=%22%C3%A9\">"),
            ("<a href=\"{{ text }}\">", "https://x.org/100%", "<a href=\"https://x.org/100%25\">"),
            ("<a href=\"{{ text }}\">", "mailto:a@b.org", "<a href=\"mailto:a@b.org\">"),
            ("<a href=\"{{ text }}\">", "javascript:alert(1)", "<a href=\"about:invalid#blocked\">"),
            ("<a href=\"{{ text }}\">", " \u{1}JaVaScRiPt:x", "<a href=\"about:invalid#blocked\">"),
            ("<a href=\"{{ text }}\">", "java\nscript:x", "<a href=\"about:invalid#blocked\">"),
            ("<a href=\"{{ text }}\">", "data:text/html,x", "<a href=\"about:invalid#blocked\">"),
            ("<a href=\"{{ before }}{{ again }}\">", "java|script:x", "<a href=\"javascript%3Ax\">"),
            ("<a href=\"{{ before }}{{ again }}\">", "../|a.css", "<a href=\"../a.css\">"),
            ("<a href=\"/x/{{ text }}\">", "javascript:x", "<a href=\"/x/javascript:x\">"),
            ("<a href=\"java{{ text }}\">", "script:x", "<a href=\"javascript%3Ax\">"),
            ("<a href=\"{{ markup }}\">", "&#106;avascript:x", "<a href=\"about:invalid#blocked\">"),
            ("<a href=\"{{ markup }}\">", "javascript&colon;x", "<a href=\"about:invalid#blocked\">"),
            ("<a href=\"{{ text | e }}\">", "/?a=1&b=2", "<a href=\"/?a=1&amp;b=2\">"),
            (
                "{% set u %}{{ text }}{% endset %}<a href=\"{{ u }}\">", "/?a=1&b=2",
                "<a href=\"/?a=1&amp;b=2\">"
            ),
            ("<a href=\"{{ text ~ '&amp;c'|safe }}\">", "/?a&b", "<a href=\"/?a&amp;b&amp;c\">"),
            ("<img srcset=\"{{ text | e }}\">", "/?a&b 2x", "<img srcset=\"/?a&amp;b 2x\">"),
            ("<a href=\"{{ again }}{{ text }}\">", "https://e.org/", "<a href=\"https://e.org/\">"),
            ("<a href=\"{{ again }}{{ text }}\">", "javascript:x", "<a href=\"about:invalid#blocked\">"),
            ("<a href=\" {{ again }} {{ text }}\">", "javascript:x", "<a href=\"  about:invalid#blocked\">"),
            (
                "<a href=\"{% for p in [text, 'b:c', 'd'] %}{{ p }}/{% endfor %}\">", "a",
                "<a href=\"a/b:c/d/\">"
            ),
            (
                "<a href=\"{% for p in [text, 'script:x'] %}{{ p }}{% endfor %}\">", "java",
                "<a href=\"javascript%3Ax\">"
            ),
            (
                "<a href=\"http{% if text %}s{% endif %}://{{ text }}/\">", "e.org",
                "<a href=\"https://e.org/\">"
            ),
            (
                "<a href=\"{% if text %}https{% else %}http{% endif %}://{{ text }}\">", "e.org",
                "<a href=\"https://e.org\">"
            ),
            (
                "<animate attributeName=\"href\" values=\"/x;{{ text }}\">", "javascript:x",
                "<animate attributeName=\"href\" values=\"/x;about:invalid#blocked\">"
            ),
            (
                "<animate attributeName=\"href\" values=\"/{{ text }}\">", "x; javascript:x",
                "<animate attributeName=\"href\" values=\"/about:invalid#blocked\">"
            ),
            (
                "<set attributeName=\"href\" to=\"{{ text }}\">", "javascript:x",
                "<set attributeName=\"href\" to=\"about:invalid#blocked\">"
            ),
            (
                "<animate attributeName=\"viewBox\" values=\"{{ text }};{{ text }}\">", "0 0 10 10",
                "<animate attributeName=\"viewBox\" values=\"0 0 10 10;0 0 10 10\">"
            ),
            ("<!-- {{ text }}> -->", "--", "<!-- -- > -->"),
            ("<!-- {{ text }}> -->", "--!", "<!-- --! > -->"),
            ("<!-- -{{ again }}-> -->", "", "<!-- - -> -->"),
            (
                "<svg><title>{{ text }}</title></svg><title><b>{{ text }}</title>", "<b>&",
                "<svg><title>&lt;b&gt;&amp;</title></svg><title><b>&lt;b&gt;&amp;</title>"
            ),
            (
                "{% set j = {'a': text} | tojson %}<script>f({{ j }})</script><p onclick=\"f({{ j }})\">",
                "<",
                "<script>f({\"a\": \"\\u003c\"})</script><p onclick=\"f({&#34;a&#34;: &#34;\\u003c&#34;})\">"
            ),
            ("<script>f({{ text | tojson | upper }})</script>", "a", "<script>f(\"\\\"A\\\"\")</script>"),
            (
                "<ul{{ {'class': text} | xmlattr }} id=\"b\"{{ {} | xmlattr }}>", "\"x",
                "<ul class=\"&#34;x\" id=\"b\">"
            ),
            (
                "<a {{ {'href': text, 'onclick': text, 'style': text} | xmlattr(false) }}>", "javascript:x",
                "<a  href=\"about:invalid#blocked\" onclick=\"&#34;javascript:x&#34;\" style=\"javascript\\3a x\">"
            ),
            ("<a {% if text %}class=\"x\" {% endif %}href=\"y\">", "a", "<a class=\"x\" href=\"y\">"),
            (
                "<p {% for a in [text] %}data-x=\"{{ a }}\" {% endfor %}class=\"b\">", "a",
                "<p data-x=\"a\" class=\"b\">"
            ),
            (
                "<{% if text %}h1{% else %}p{% endif %} class=\"{{ text }}\">x</{% if text %}h1{% else %}p{% endif %}>",
                "a", "<h1 class=\"a\">x</h1>"
            ),
            ("a < b <3 {{ text }} < ", "a", "a < b <3 a < "),
            ("{{ text }} <", "a", "a <"),
            (
                "<script>if (x) /\"/.test(y); f((1 + 2) / 3, {{ text }}, a[0] / 2, i++ / 2, {{ text }})</script>",
                "a", "<script>if (x) /\"/.test(y); f((1 + 2) / 3, \"a\", a[0] / 2, i++ / 2, \"a\")</script>"
            ),
            (
                "<script>{% if text %}f(1{% else %}g(2{% endif %}); x = {{ text }}</script>", "a",
                "<script>f(1); x = \"a\"</script>"
            ),
            (
                "<svg><a xlink:href=\"{{ text }}\">", "javascript:x",
                "<svg><a xlink:href=\"about:invalid#blocked\">"
            ),
            (
                "<form action='{{ text }}'><button formaction='{{ text }}'>", "javascript:x",
                "<form action='about:invalid#blocked'><button formaction='about:invalid#blocked'>"
            ),
            (
                "<img srcset=\"{{ text }} 2x, {{ text }} 3x\">", "javascript:x",
                "<img srcset=\"about:invalid#blocked 2x, about:invalid#blocked 3x\">"
            ),
            ("<img srcset=\"{{ text }}\">", "a.jpg 1x, b.jpg 2x", "<img srcset=\"a.jpg 1x, b.jpg 2x\">"),
            (
                "<meta http-equiv=refresh content=\"{{ text }}\">", "0;url=javascript:x",
                "<meta http-equiv=refresh content=\"0;url=about:invalid#blocked\">"
            ),
            (
                "<meta http-equiv=refresh content=\"0; URL={{ text }}\">", "javascript:x",
                "<meta http-equiv=refresh content=\"0; URL=about:invalid#blocked\">"
            ),
            (
                "<script>var x = {{ text }};</script>", "</script>\u{2028}'\"&",
                "<script>var x = \"\\u003c/script\\u003e\\u2028\\u0027\\\"\\u0026\";</script>"
            ),
            (
                "<script type=\"application/ld+json\">{\"a\": {{ text }}}</script>", "é<",
                "<script type=\"application/ld+json\">{\"a\": \"\\u00e9\\u003c\"}</script>"
            ),
            ("<p onclick=\"f({{ text }})\">", "');x('", "<p onclick=\"f(&#34;\\u0027);x(\\u0027&#34;)\">"),
            (
                "<style>p { color: {{ text }} }</style>", "red; } * { x: url(y)",
                "<style>p { color: red\\3b  \\7d  \\2a  \\7b  x\\3a  url\\28 y\\29  }</style>"
            ),
            ("<p style=\"color: {{ text }}\">", "red;\"x", "<p style=\"color: red\\3b \\22 x\">"),
            ("<!-- {{ text }} -->", "--><b>", "<!-- --&gt;&lt;b&gt; -->"),
            ("<iframe srcdoc=\"{{ text }}\">", "<b>", "<iframe srcdoc=\"&amp;lt;b&amp;gt;\">"),
            (
                "<textarea>{{ text }}</textarea>", "</textarea><b>",
                "<textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>"
            ),
            (
                "<a href=\"{{ text | safe }}\">{{ text | safe }}</a>", "javascript:<b>",
                "<a href=\"javascript:<b>\">javascript:<b></a>"
            ),
            (
                "<script>x({{ text | tojson }}, {{ text|tojson|safe }})</script>", "a",
                "<script>x(\"a\", \"a\")</script>"
            ),
            ("<p data-x=\"{{ text | tojson }}\">", "a\"", "<p data-x=\"&#34;a\\&#34;&#34;\">"),
        ])
    func escapes(template: String, value: String, expected: String) {
        // What the page opens need not be closed here: the contexts are what is tested.
        let page = Press(template + closing(template), page(value)).print()
        #expect(page == expected + closing(template))
    }

    /// `srcdoc` and the like stand in elements whose text is no markup.
    private func closing(_ template: String) -> String { template.hasPrefix("<iframe") ? "</iframe>" : "" }

    @Test("No hostile value is active anywhere", arguments: HostileTexts.places)
    func staysInactive(template: String) {
        let marker = Press(template, page("MARKER")).print()
        for text in HostileTexts.all {
            let printed = Press(template, page(text)).print()
            // The tags of the page are those of the template, whatever the value.
            #expect(
                HostileTexts.skeleton(printed) == HostileTexts.skeleton(marker), "\(template) with \(text)")
            for scheme in ["javascript:", "vbscript:", "data:"] {
                #expect(
                    !HostileTexts.addresses(printed).contains { $0.lowercased().hasPrefix(scheme) },
                    "\(printed)")
            }
        }
    }
}
