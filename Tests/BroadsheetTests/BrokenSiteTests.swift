import Foundation
import Testing

@Suite("A broken site")
struct BrokenSiteTests {
    static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: Fixtures.folder.appending(path: "broken").path))?
        .sorted() ?? []

    @Test("gets every diagnostic at its place, and no output", arguments: names)
    func getsEveryDiagnostic(name: String) throws {
        let site = try Fixtures.copy("broken/" + name)
        let expectation = Fixtures.folder.appending(path: "broken/\(name)/expected.txt")
        let outcome = try Executable.run("build", "--site", site.path)
        let errors = outcome.errors.replacing(site.path, with: "SITE")
        if Fixtures.isUpdating { try Data(errors.utf8).write(to: expectation) }
        #expect(errors == (try String(contentsOf: expectation, encoding: .utf8)))
        #expect(outcome.status == 1)
        #expect(!FileManager.default.fileExists(atPath: site.path + "/Public"))
    }

    @Test("is checked as it is built", arguments: names)
    func isCheckedAsBuilt(name: String) throws {
        let site = try Fixtures.copy("broken/" + name)
        let built = try Executable.run("build", "--site", site.path)
        let checked = try Executable.run("check", "--site", site.path)
        #expect(checked.errors == built.errors)
        #expect(checked.status == 1)
    }

    @Test("never ships a page that a template without end has cut short")
    func neverShipsCutPage() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        let good = try site.read("Public/about/index.html")
        try site.write(
            "{% macro again(n) %}{{ again(n + 1) }}{% endmacro %}{{ again(0) }}{{ article.title }}",
            to: "templates/page.html")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("templates/page.html:1:"))
        #expect(outcome.errors.hasSuffix("the site is unfinished\n"))
        #expect(try site.read("Public/about/index.html") == good)
    }

    @Test("leaves the last good output whole")
    func leavesLastGoodOutput() throws {
        let site = try Fixtures.copy("site")
        _ = try Executable.run("build", "--site", site.path)
        let good = try site.tree("Public")
        try site.write("---\ntitle: Broken\n---\nText.", to: "content/world/broken.md")
        try site.write("{{ nonsense }}", to: "templates/index.html")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.status == 1)
        #expect(try site.tree("Public") == good)
        #expect(!good.isEmpty)
    }
}
