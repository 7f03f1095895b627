import Foundation
import Newsroom
import TemplateEngine
import TestSupport
import Testing

@Suite struct RobustnessTests {
    @Test("A template cut off anywhere is read to its end and never crashes")
    func readTruncatedTemplates() throws {
        let context = try JinjaContext.record()
        let text = try String(
            contentsOf: JinjaContext.folder.appending(path: "templates.txt"), encoding: .utf8)
        let bytes = Array(text.utf8).prefix(4_000)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            _ = load(Array(bytes.prefix(length)), context)
        }
    }

    @Test("Random pieces of templates are read and never crash")
    func readRandomTemplates() throws {
        let context = try JinjaContext.record()
        var generator = Noise()
        for _ in 0..<3_000 {
            let bytes = generator.template()
            if let program = load(bytes, context) {
                var page: [UInt8] = []
                program.render(context, into: &page)
            }
        }
    }

    @Test("Templates made to blow up are reported in time", arguments: bombs)
    func defuse(template: String) {
        let start = ContinuousClock.now
        let press = Press(
            template,
            including: [
                "twice.html": "{% include 'twice2.html' %}{% include 'twice2.html' %}",
                "twice2.html": "{% include 'twice3.html' %}{% include 'twice3.html' %}",
                "twice3.html": "{{ 1 }}",
            ])
        _ = press.print()
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    static let bombs = [
        "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}",
        "{% macro m(n) %}{{ m([n]) }}{{ m({'a': n}) }}{% endmacro %}{{ m(1) }}",
        "{% macro m() %}{% call m() %}{{ caller() }}{% endcall %}{% endmacro %}{{ m() }}",
        "{{ 'a' * 99999999999 }}{{ 'a' | center(99999999999) }}{{ range(99999999999) | length }}",
        "{{ 2 ** 99999999 }}{{ 9223372036854775807 + 1 }}{{ -9223372036854775807 - 2 }}{{ 1 // 0 }}{{ 1 % 0 }}{{ 1 / 0 }}",
        "{{ (-9223372036854775807 - 1) // -1 }}{{ (-9223372036854775807 - 1) | abs }}{{ 1e308 * 10 }}{{ 1e999 | int }}",
        "{{ [1, 2, 3][-9223372036854775807:9223372036854775807:9223372036854775807] | length }}",
        String(repeating: "{% if true %}", count: 20_000),
        String(repeating: "{{ (((", count: 20_000),
        String(repeating: "{% include 'twice.html' %}", count: 500),
        String(repeating: "<p title=\"", count: 20_000),
        "{{ " + String(repeating: "not ", count: 50_000) + "true }}",
        "{{ " + String(repeating: "[", count: 50_000) + " }}",
        "{{ 1" + String(repeating: "|string", count: 50_000) + " }}",
    ]

    private func load(_ bytes: [UInt8], _ context: Record) -> Program? {
        let (set, diagnostics) = TemplateSet.load(
            [SourceText(file: "templates/page.html", bytes: bytes)],
            pages: [PageTemplate(name: "page.html", context: context.type)])
        return diagnostics.hasErrors ? nil : set["page.html"]
    }
}

/// Bytes that look like templates at a glance.
private struct Noise {
    private var random = SeededGenerator()
    private static let pieces = [
        "{{", "}}", "{%", "%}", "{#", "#}", "-", " ", "\n", "if ", "for ", "x", " in ", "numbers", "title",
        "endif",
        "endfor", "else", "set ", "=", "block ", "endblock", "macro ", "(", ")", "[", "]", "{", "}", ",", ":",
        "|",
        "upper", ".", "'", "\"", "1", "2.5", "~", "*", "**", "not ", "is ", "defined", "<p ", "class=", ">",
        "<script>",
        "</script>", "raw", "endraw", "loop", "\\", "\u{0}", "é", "\u{FF}", "with ", "call ", "endcall",
        "include ",
        "'page.html'", "extends ", "super()", "self.", "stories", "story.", "+", "-%}", "{%-", "<!--", "&",
        "/*",
    ]

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    mutating func template() -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<below(60) {
            if below(30) == 0 {
                bytes.append(UInt8(below(256)))
            } else {
                bytes += Array(Self.pieces[below(Self.pieces.count)].utf8)
            }
        }
        return bytes
    }
}
