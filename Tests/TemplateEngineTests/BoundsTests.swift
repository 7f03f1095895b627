import Foundation
import Newsroom
import TemplateEngine
import Testing

@Suite struct BoundsTests {
    @Test(
        "A page that a bound cuts short is reported with its place",
        arguments: [
            (
                "{% set x = 'ab' %}" + String(repeating: "{% set x = x ~ x %}", count: 40),
                "text or list longer"
            ),
            (
                "{% set x = 'ab' %}" + String(repeating: "{% set x = x + x %}", count: 40),
                "text or list longer"
            ),
            (
                "{% set x = [1] %}" + String(repeating: "{% set x = x + x %}", count: 40),
                "text or list longer"
            ),
            ("{% set x = 'aa' %}" + String(repeating: "{% set x = x|replace('a', x) %}", count: 9), "longer"),
            ("{% set x = 'ab' * 400000 %}{{ [x, x, x]|join|length }}", "text or list longer"),
            ("{{ 'ab' * 9999999 }}", "text or list longer"),
            (
                "{% set x = 'ab' %}" + String(repeating: "{% set x %}{{ x }}{{ x }}{% endset %}", count: 40),
                "page longer"
            ),
            ("{% set n = 120000 %}{{ range(n)|length }}", "more than 100000 numbers"),
            ("{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(1) }}", "more than 200 deep"),
            (
                "{% macro m() %}{% endmacro %}{% for a in range(500) %}{% for b in range(500) %}{{ m() }}"
                    + "{% endfor %}{% endfor %}", "more than 200000 times"
            ),
        ])
    func reportExcess(template: String, summary: String) throws {
        let diagnostics = try excesses(of: template)
        let first = try #require(diagnostics.first)
        #expect(first.summary.contains(summary))
        #expect(first.place.file == "templates/page.html" && first.place.line == 1)
        #expect(diagnostics.count == 1)
    }

    @Test("A page within the bounds is reported as whole")
    func reportNothing() throws {
        #expect(try excesses(of: "{{ range(100000)|length }}{{ 'ab' * 500000 }}").isEmpty)
    }

    @Test("As many values at once, and as many variables, as a template wants")
    func holdMany() throws {
        let numbers = (1...500).map(String.init)
        let assignments = numbers.map { "{% set v\($0) = \($0) %}" }.joined()
        let template =
            assignments + "{{ [" + numbers.map { "v\($0)" }.joined(separator: ", ") + "]|join(' ') }}"
            + "{% macro sum(n) %}{% set a = n %}{{ [n, sum(n - 1) if n else '', a]|join(' ') }}{% endmacro %}"
            + "{{ sum(2) }}"
        var page: [UInt8] = []
        #expect(try program(template).render(Press.empty, into: &page).isEmpty)
        #expect(String(decoding: page, as: UTF8.self) == numbers.joined(separator: " ") + "2 1 0  0 1 2")
    }

    @Test("Macros as deep in each other as they may be need no more than half a megabyte of stack")
    func fitStack() async throws {
        let template =
            "{% macro m(n) %}{{ n }}{% if n %}{{ [m(n - 1)]|join }}{% endif %}{% endmacro %}{{ m(300) }}"
        let program = try program(template)
        let count = await withCheckedContinuation { continuation in
            let thread = Thread {
                var page: [UInt8] = []
                continuation.resume(returning: program.render(Press.empty, into: &page).count)
            }
            // Code that is not optimised takes several times the stack.
            #if DEBUG
                thread.stackSize = 4 * 1_024 * 1_024
            #else
                thread.stackSize = 512 * 1_024
            #endif
            thread.start()
        }
        #expect(count == 1)
    }

    @Test(
        "Long templates are checked in time that grows with their length",
        arguments: [
            String(repeating: "{{ none.a.b }}{{ 1.titel }}{{ wrong }}", count: 4_000),
            String(repeating: "{{ wrong }}\n", count: 40_000),
            (0..<5_000).map { "{% if none %}{% set v\($0) = \($0) %}{% endif %}" }.joined(),
        ])
    func stayLinear(template: String) {
        let start = ContinuousClock.now
        _ = Press(template).diagnostics()
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    private func program(_ template: String) throws -> Program {
        let (set, diagnostics) = TemplateSet.load(
            [SourceText(file: "templates/page.html", text: template)],
            pages: [PageTemplate(name: "page.html", context: Press.empty.type)])
        #expect(diagnostics.isEmpty)
        return try #require(set["page.html"])
    }

    private func excesses(of template: String) throws -> [Diagnostic] {
        var page: [UInt8] = []
        return try program(template).render(Press.empty, into: &page)
    }
}
