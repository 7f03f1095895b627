import Newsroom
import TemplateEngine
import Testing

@Suite("What a template is made of")
struct TemplateSourceTests {
    @Test("is all that it extends, includes and imports, and theirs, whether it is there or not")
    func namesAll() {
        let sources = [
            "page.html": """
            {% extends "base.html" %}{% block main %}{% if 1 %}{% for i in [1] %}
            {% include ["first.html", "second.html"] ignore missing %}{% endfor %}{% endif %}{% endblock %}
            """,
            "base.html": #"{% from "macros.html" import m %}{% block main %}{% endblock %}{{ m() }}"#,
            "macros.html":
                #"{% macro m() %}{% set x %}{% include "deep.html" %}{% endset %}{{ x }}{% endmacro %}"#,
            "deep.html": "deep", "second.html": #"{% import "more.html" as more %}"#, "more.html": "",
            "other.html": #"{% include "deep.html" %}"#,
        ]
        let page = RecordType.of(Int.self, "page") {}.type
        let set = TemplateSet.load(
            sources.map { SourceText(file: "templates/" + $0.key, text: $0.value) },
            pages: [PageTemplate(name: "page.html", context: page)]
        ).set
        #expect(
            set.sources(of: "page.html") == [
                "base.html", "deep.html", "first.html", "macros.html", "more.html", "page.html",
                "second.html",
            ])
        #expect(set.sources(of: "other.html") == ["deep.html", "other.html"])
        #expect(set.sources(of: "unknown.html") == ["unknown.html"])
    }
}
