import Foundation
import Testing

@Suite("The manual")
struct ManualTests {
    @Test("has stories in the author's guide that build without a word of complaint")
    func hasStoriesThatBuild() throws {
        let site = try TemporaryFolder()
        try site.write("title: The Post\nurl: https://post.example.org", to: "site.yml")
        try site.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "content/politics/chart.svg")
        let guide = try Self.document("docs/authors-guide.md")
        let stories = guide.matches(of: /`(content\/[^`]+)`:\n\n```\w+\n((?:.|\n)*?)\n```/)
        #expect(stories.count == 9)
        for story in stories { try site.write(String(story.2) + "\n", to: String(story.1)) }
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("has shortcodes that come out as it says")
    func hasShortcodesThatComeOut() throws {
        let site = try TemporaryFolder()
        try site.write(
            "title: The Post\nurl: https://post.example.org\nhtml: {frames: [charts.example.org]}",
            to: "site.yml")
        for file in ["wall.svg", "talk.mp3", "storm.mp4", "storm.vtt"] {
            try site.write("media", to: "content/world/" + file)
        }
        try site.write("---\ntitle: Talks\ndate: 2022-01-01\n---\nText.", to: "content/world/talks.md")
        let manual = try Self.document("docs/shortcodes.md")
        let table = try #require(
            manual.firstMatch(of: /`levels.csv` beside the story:\n\n```text\n((?:.|\n)*?)```/))
        try site.write(String(table.1), to: "content/world/levels.csv")
        for file in manual.matches(of: /`((?:content|templates)\/[^`]+)`:\n\n```\w+\n((?:.|\n)*?)```/) {
            try site.write(String(file.2), to: String(file.1))
        }
        let examples = manual.matches(of: /```markdown\n([^-](?:.|\n)*?)```\n```html\n((?:.|\n)*?)```/)
        #expect(examples.count == 10)
        for (index, example) in examples.enumerated() {
            try site.write(
                "---\ntitle: Example\ndate: 2022-01-01\n---\n" + example.1,
                to: "content/world/example-\(index).md")
        }
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for (index, example) in examples.enumerated() {
            let page = try site.read("Public/world/example-\(index)/index.html")
            let body = "<div class=\"body\">\n\(example.2)\n</div>\n"
            #expect(page.contains(body), "\(example.1)\(page)")
        }
        let live = try site.read("Public/world/storm/index.html")
        #expect(live.contains("id=\"update-20220214-2140\"") && live.contains("Waves above the wall"))
    }

    @Test(
        "has configurations that are taken without a word of complaint",
        arguments: [("docs/configuration.md", 10), ("docs/publishing.md", 4)])
    func hasConfigurationsThatAreTaken(name: String, count: Int) throws {
        let manual = try Self.document(name)
        let examples = manual.matches(of: /```yaml\n((?:.|\n)*?)```/)
        #expect(examples.count == count)
        for example in examples {
            let site = try Self.site(configuration: String(example.1))
            let outcome = try Executable.run("build", "--site", site.path, "--strict")
            #expect(outcome.status == 0, "\(example.1)\(outcome.errors)")
        }
    }

    @Test("has comments that appear under the story")
    func hasCommentsThatAppear() throws {
        let manual = try Self.document("docs/configuration.md")
        let example = try #require(manual.firstMatch(of: /```json\n((?:.|\n)*?)```/))
        let site = try Self.site(
            configuration:
                "title: P\nurl: https://p.example.org\ncomments: {action: https://c.example.org/post}")
        try site.write(String(example.1), to: "comments/world/talks.json")
        let outcome = try Executable.run("build", "--site", site.path, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = try site.read("Public/world/talks/index.html")
        #expect(page.contains("R. Adeyemi") && page.contains("It never is."))
    }

    @Test("shows a mistake in the README as it is shown on the terminal, and a story that builds")
    func showsMistakeAsOnTerminal() throws {
        let readme = try Self.document("README.md")
        let site = try Self.site(configuration: "title: P\nurl: https://p.example.org")
        let story = try #require(readme.firstMatch(of: /A story is a text file:\n\n((?:    .*\n)+)/))
        try site.write(Self.unindented(story.1), to: "content/world/harbour.md")
        #expect(try Executable.run("build", "--site", site.path, "--strict").status == 0)
        let mistake = try #require(readme.firstMatch(of: /and Broadsheet says so:\n\n((?:    .*\n)+)/))
        try site.write(
            String(repeating: "\n", count: 11) + "<h1>{{ article.titel }}</h1>", to: "templates/article.html")
        let outcome = try Executable.run("build", "--site", site.path)
        #expect(outcome.errors.hasPrefix(Self.unindented(mistake.1)), "\(outcome.errors)")
    }

    @Test("has a line for cron that builds when it is time, and only then")
    func hasLineForCron() throws {
        let manual = try Self.document("docs/clock.md")
        let line = try #require(manual.firstMatch(of: /\* \* \* \* \* (.*)\n/)).1
        let site = try Self.site(configuration: "title: P\nurl: https://p.example.org")
        let command = line.replacing("\\%", with: "%").replacing("broadsheet", with: Executable.url.path)
            .replacing("/srv/paper", with: site.path)
        func run() throws {
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/sh")
            shell.arguments = ["-c", String(command)]
            try shell.run()
            shell.waitUntilExit()
        }
        try run()
        #expect(try site.read(".next") == "", "nothing is to come")
        try site.write("---\ntitle: Later\ndate: 2999-01-01\n---\nText.", to: "content/world/later.md")
        try run()
        #expect(try site.read(".next") == "", "nobody has removed the file")
        try site.write("2022-01-01T00:00:00Z\n", to: ".next")
        try run()
        #expect(try site.read(".next") == "2999-01-01T00:00:00Z\n")
        try FileManager.default.removeItem(atPath: site.path + "/Public")
        try run()
        #expect(!FileManager.default.fileExists(atPath: site.path + "/Public"), "it is not time yet")
    }

    private static func unindented(_ text: Substring) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(4) }.joined(
            separator: "\n")
    }

    @Test(
        "leads from page to page without a dead link",
        arguments: [
            "README.md", "docs/architecture.md", "docs/authors-guide.md", "docs/configuration.md",
            "docs/benchmarks.md", "docs/clock.md", "docs/front-matter.md", "docs/markdown.md",
            "docs/preview.md", "docs/publishing.md", "docs/serving.md", "docs/shortcodes.md",
            "docs/templates.md", "docs/testing.md",
        ])
    func leadsWithoutDeadLinks(name: String) throws {
        let folder = Fixtures.project.appending(path: name).deletingLastPathComponent()
        // What stands in code is an example, not a link.
        let text = try Self.document(name).replacing(/```(?:.|\n)*?```|`[^`\n]*`/, with: "")
        for link in text.matches(of: /\]\(([^)#\s]+)[^)]*\)/) where !link.1.contains("://") {
            let target = folder.appending(path: String(link.1)).path
            #expect(FileManager.default.fileExists(atPath: target), "\(link.1)")
        }
    }

    private static func document(_ name: String) throws -> String {
        try String(contentsOf: Fixtures.project.appending(path: name), encoding: .utf8)
    }

    private static func site(configuration: String) throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write(configuration, to: "site.yml")
        try site.write("---\ntitle: Talks\ndate: 2022-01-01\n---\nText.", to: "content/world/talks.md")
        return site
    }
}
