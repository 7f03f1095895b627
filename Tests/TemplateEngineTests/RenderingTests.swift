import Newsroom
import TemplateEngine
import Testing

@Suite struct RenderingTests {
    @Test(
        "An absent value prints nothing and stays absent",
        arguments: [
            ("{{ none }}[{{ none.a.b }}][{{ none[0] }}][{{ none | upper }}]", "[][][]"),
            ("{% for x in none %}x{% else %}empty{% endfor %}{{ none | length }}", "empty0"),
            ("{{ none | default('d') }}{{ none is defined }}{{ none + 1 }}{{ none ~ 'x' }}", "dFalsex"),
            ("{{ 1 // 0 }}{{ 1 % 0 }}{{ 1 / 0 }}{{ [1][5] }}{{ {'a': 1}.b }}", ""),
        ])
    func printsNothing(template: String, page: String) {
        #expect(Press(template).print() == page)
    }

    @Test("A comment can hold comments: a type may name itself")
    func namesItself() {
        let template = """
            {% macro thread(list) %}{% for c in list %}<li>{{ c.text }}<ul>{{ thread(c.replies) }}</ul></li>\
            {% endfor %}{% endmacro %}<ul>{{ thread(comment.replies) }}</ul>
            """
        #expect(
            Press(template, Thread.page).print().contains(
                "<ul><li>b<ul><li>c &amp; d<ul></ul></li></ul></li></ul>"))
        #expect(
            Press("{{ comment.replies[0].replies[0].txt }}", Thread.page).print().contains(
                "did you mean `text`?"))
    }

    @Test("A branch for a variable of other pages is checked where they have it, and left out elsewhere")
    func leavesOutWhatOtherPagesHave() {
        let base =
            "{% if comment is defined and comment.text %}{{ comment.text }}{% else %}-{% endif %}{{ comment | default('no') if comment is undefined }}"
        let sources = [
            SourceText(file: "templates/a.html", text: base),
            SourceText(file: "templates/b.html", text: base),
        ]
        let pages = [
            PageTemplate(name: "a.html", context: Thread.page.type),
            PageTemplate(name: "b.html", context: Press.empty.type),
        ]
        let (set, diagnostics) = TemplateSet.load(sources, pages: pages)
        #expect(diagnostics.isEmpty)
        var bytes: [UInt8] = []
        set["a.html"]?.render(Thread.page, into: &bytes)
        set["b.html"]?.render(Press.empty, into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "a-no")
    }

    @Test("What no page can show is checked all the same, and what one shows only there")
    func checksWhatNoPageShows() {
        let base = """
            {% if comment is defined %}{{ comment.txt }}{% if other is defined %}{{ comment.wrong }}{% endif %}{% endif %}\
            {% block b %}{{ comment.replys }}{% endblock %}
            """
        let sources = [
            SourceText(file: "templates/base.html", text: base),
            SourceText(
                file: "templates/a.html", text: "{% extends 'base.html' %}{% block b %}{% endblock %}"),
            SourceText(
                file: "templates/b.html", text: "{% extends 'base.html' %}{% block b %}{% endblock %}"),
        ]
        let other = RecordType.of(Int.self, "page") { Field("other", .text, "A text.") { _ in .text("") } }
        let (_, diagnostics) = TemplateSet.load(
            sources,
            pages: [
                PageTemplate(name: "a.html", context: Thread.page.type),
                PageTemplate(name: "b.html", context: other.type),
            ])
        #expect(
            diagnostics.map(\.summary) == [
                "`comment` has no field `txt`", "`comment` has no field `wrong`",
                "`comment` has no field `replys`",
            ])
    }

    @Test("A record made anew at each reading is the same record")
    func knowsRecordsAgain() {
        let template = """
            {% set r = comment.replies %}{{ comment == comment }}{{ comment.replies[0] in r }}{{ comment in r }}\
            {{ (r + comment.replies + [comment]) | unique | list | length }}{{ r[0] is sameas comment.replies[0] }}
            """
        #expect(Press(template, Thread.page).print() == "TrueTrueFalse2True")
    }

    @Test("A page without a template is reported")
    func reportsMissingPages() {
        let (set, diagnostics) = TemplateSet.load(
            [], pages: [PageTemplate(name: "a.html", context: Press.empty.type)])
        #expect(set["a.html"] == nil)
        #expect(diagnostics.map(\.text) == ["templates/a.html: error: there is no template `a.html`"])
    }
}

/// A comment with its replies.
private struct Thread: Sendable {
    let text: String
    let replies: [Thread]

    static let schema: Schema<Thread> = RecordType.of(Thread.self, "comment", identity: { .text($0.text) }) {
        Field("text", .text, "What it says.") { .text($0.text) }
        Field("replies", .list(.record(schema.type)), "What was answered.") {
            .list($0.replies.map { schema($0) })
        }
    }

    static let page = RecordType.of(Thread.self, "page") {
        Field("comment", .record(schema.type), "The first comment.") { schema($0) }
    }.record(
        Thread(text: "a", replies: [Thread(text: "b", replies: [Thread(text: "c & d", replies: [])])]))
}
