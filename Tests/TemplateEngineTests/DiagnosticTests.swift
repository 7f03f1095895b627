import Foundation
import Newsroom
import TemplateEngine
import Testing

/// Broken templates with all that is said about them, from `Broken/*.txt`.
///
/// A file is the page's template, further templates after lines such as `--- card.html`, and after `>>>` the
/// diagnostics. With `BROADSHEET_RENEW=1` in the environment the test writes them anew.
@Suite struct DiagnosticTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")

    static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path()))?.sorted() ?? []

    @Test("There are broken templates to test with")
    func findBrokenTemplates() {
        #expect(Self.names.count >= 10)
    }

    @Test("Broken templates are reported with place, caret and hint, all problems at once", arguments: names)
    func report(name: String) throws {
        let file = Self.folder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: "\n>>>\n")
        let found = try press(parts[0]).diagnostics() + "\n"
        if ProcessInfo.processInfo.environment["BROADSHEET_RENEW"] == "1" {
            try Data((parts[0] + "\n>>>\n" + found).utf8).write(to: file)
        }
        #expect(found == parts.dropFirst().joined())
    }

    private func press(_ text: String) throws -> Press {
        var press = Press("", try JinjaContext.record())
        press.templates = [:]
        for part in ("page.html\n" + text).components(separatedBy: "\n--- ") {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            press.templates[String(lines[0])] = lines.count > 1 ? String(lines[1]) : ""
        }
        return press
    }
}
