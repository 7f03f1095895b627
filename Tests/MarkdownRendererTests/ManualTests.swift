import Foundation
import Testing

/// What docs/markdown.md shows is what the renderer does.
@Suite struct ManualTests {
    private let examples: [(markdown: String, html: String)]

    init() throws {
        let manual = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/markdown.md").standardizedFileURL
        let text = try String(contentsOf: manual, encoding: .utf8)
        examples = text.matches(of: /```markdown\n(?<markdown>(?s:.*?))```\n```html\n(?<html>(?s:.*?))```\n/)
            .map { (String($0.output.markdown), String($0.output.html)) }
    }

    @Test("every example of the manual comes out as it says")
    func showsWhatIsTrue() {
        #expect(examples.count == 9)
        for example in examples {
            #expect(render(example.markdown).text == example.html)
        }
    }
}
