import Foundation
import Newsroom
import TemplateEngine
import Testing

/// The examples of docs/templates.md do what the manual says.
@Suite struct ManualTests {
    private struct Story: Sendable {}

    private static let named = RecordType.of(String.self, "author") {
        Field("name", .text, "A name.") { .text($0) }
        Field("title", .text, "A title.") { .text($0) }
    }

    private static let story = RecordType.of(Story.self, "story") {
        Field("title", .text, "The headline.") { _ in .text("Talks & tea") }
        Field("kicker", .optional(.text), "The line above it.") { _ in .none }
        Field("published", .date, "When.") { _ in
            .date(Moment(secondsSince1970: 1_640_896_200, offset: -5 * 3_600))
        }
        Field("authors", .list(.record(named.type)), "Who.") { _ in
            .list([named("Ana Ruiz"), named("Tom Baker")])
        }
        Field("tags", .list(.text), "What about.") { _ in .list([.text("peace"), .text("Geneva")]) }
        Field("section", .optional(.record(named.type)), "Where.") { _ in named("World") }
    }

    private static let page = RecordType.of(Story.self, "page") {
        Field("story", .record(story.type), "The story.") { story($0) }
    }

    @Test("The manual's examples give what the manual shows")
    func runExamples() throws {
        let manual = URL(filePath: #filePath).appending(path: "../../../docs/templates.md").standardized
        let text = try String(contentsOf: manual, encoding: .utf8)
        let examples = text.components(separatedBy: "```jinja\n").dropFirst()
        #expect(examples.count >= 12)
        for example in examples {
            let parts = example.components(separatedBy: "\n```\n```output\n")
            try #require(parts.count == 2, "an example without an output: \(example.prefix(60))")
            let output = parts[1].components(separatedBy: "\n```")[0]
            #expect(Press(parts[0], Self.page.record(Story())).print() == output)
        }
    }

    @Test("The manual names every filter and test")
    func nameEverything() throws {
        let manual = URL(filePath: #filePath).appending(path: "../../../docs/templates.md").standardized
        let text = try String(contentsOf: manual, encoding: .utf8)
        for name in TemplateSet.filterNames + TemplateSet.testNames {
            #expect(
                text.contains("`\(name)") || text.contains(", \(name)") || text.contains("`\(name)`"),
                "\(name)")
        }
    }
}
