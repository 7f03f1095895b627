import Foundation
import TemplateEngine
import TestSupport
import Testing

@Suite struct JinjaComparisonTests {
    @Test("Written templates give the bytes that Jinja2 gives")
    func compareWrittenTemplates() throws {
        let cases = try writtenCases()
        #expect(cases.count >= 200)
        try compare(cases)
    }

    @Test("Generated templates give the bytes that Jinja2 gives")
    func compareGeneratedTemplates() throws {
        let seed = SeededGenerator.seed
        var generator = TemplateGenerator()
        let cases = (0..<2_500).map { _ in ["page.html": generator.template()] }
        try compare(cases, "seed \(seed)")
    }

    private func compare(_ cases: [[String: String]], _ comment: Comment? = nil) throws {
        let context = try JinjaContext.record()
        for (files, expected) in zip(cases, try Jinja2.render(cases)) {
            var press = Press(files["page.html"] ?? "", context, including: files)
            press.templates = files
            let page = press.print()
            // What Jinja2 refuses has no bytes to compare: no case may be of that kind.
            if page != expected.output ?? expected.error {
                let listing = files.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
                Issue.record(
                    """
                    \(comment.map { "\($0): " } ?? "")\(listing.joined(separator: "\n"))
                    Broadsheet: \(page)
                    Jinja2:     \(expected.output ?? expected.error ?? "")
                    """)
            }
        }
    }

    /// `expressions.txt` has a template on each line; `templates.txt` has templates between lines of `=`,
    /// with further files after lines such as `--- card.html`.
    private func writtenCases() throws -> [[String: String]] {
        let expressions = try read("expressions.txt").split(separator: "\n").map { ["page.html": String($0)] }
        let templates = try read("templates.txt").components(separatedBy: "\n====\n").map { text in
            var files: [String: String] = [:]
            for part in ("page.html\n" + text).components(separatedBy: "\n--- ") {
                let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                files[String(lines[0])] = lines.count > 1 ? String(lines[1]) : ""
            }
            return files
        }
        return expressions + templates
    }

    private func read(_ name: String) throws -> String {
        try String(contentsOf: JinjaContext.folder.appending(path: name), encoding: .utf8)
    }
}
