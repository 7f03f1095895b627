import HTMLTree
import MarkdownRenderer
import Newsroom
import TestSupport
import Testing

@Suite struct HostileInputTests {
    @Test(
        "an article that would hold up the build is refused with one finding",
        arguments: Pathology.all)
    func refuses(pathology: Pathology) {
        let rendered = render(pathology.markdown)
        #expect(rendered.html.isEmpty)
        #expect(rendered.findings.map(\.severity) == [.error])
        #expect(rendered.findings.map(\.line) == [pathology.line])
    }

    @Test("a rule of many marks is no nesting")
    func allowsLongRules() {
        #expect(render(String(repeating: "- ", count: 60)).text == "<hr>\n")
    }

    @Test("thousands of footnotes that nothing refers to are told in short")
    func tellsUnusedFootnotesInShort() {
        let rendered = render((0..<20_000).map { "[^\($0)]: n\n" }.joined())
        #expect(rendered.html.isEmpty)
        #expect(rendered.findings.count == 200)
        #expect(rendered.findings.last?.summary == "the article has 19801 more problems like these")
    }

    @Test("nothing active comes out of generated Markdown with markup in it")
    func disarms() throws {
        var random = SeededGenerator()
        for _ in 0..<4_000 {
            let markdown = (0..<Int.random(in: 1...20, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            for language in ["en", "fr"] {
                let rendered = render(markdown, language: language)
                let told = Comment("seed \(SeededGenerator.seed), input \(markdown.debugDescription)")
                #expect(String(validating: rendered.html, as: UTF8.self) != nil, told)
                #expect(!rendered.text.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) }, told)
                try expectDisarmed(rendered.html, told)
            }
        }
    }

    private func expectDisarmed(_ html: [UInt8], _ told: Comment) throws {
        var pending = try HTMLDocument.parse(html, fragment: true).nodes
        var identifiers: Set<String> = []
        while let node = pending.popLast() {
            guard let element = node.element else { continue }
            pending += element.children
            #expect(!element.isForeign, told)
            #expect(!["script", "style", "iframe", "object", "form", "base"].contains(element.name), told)
            for attribute in element.attributes {
                #expect(!attribute.name.hasPrefix("on") && attribute.name != "style", told)
                if attribute.name == "id" { #expect(identifiers.insert(attribute.value).inserted, told) }
                if attribute.name == "srcset" {
                    #expect(
                        SourceSet(attribute.value).candidates.allSatisfy {
                            WebAddress.isAllowedForImage($0.address.utf8)
                        }, told)
                }
                if ["href", "src", "poster", "cite"].contains(attribute.name) {
                    #expect(WebAddress.isAllowedForImage(Array(attribute.value.utf8)), told)
                }
            }
        }
    }

    private let pieces = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:1\">", "</a>",
        "<svg onload=1>",
        "<style>", "</style>", "<!--", "-->", "<div>", "</div>", "<p onclick=1>", "[a](javascript:1)",
        "[a](\"onclick=1)",
        "![\" onerror=1 x=\"](x)", "![a](x \"\\\" onerror=1\")", "[a](<x\" onclick=1>)", "<javascript:1>",
        "<http://x/\"onclick=1>",
        "```\" onclick=1\nx\n```\n", "# <b id=respond>\n", "# fn-1\n", "[^1]",
        "\n\n[^1]: <script>1</script>\n", "\n|a|<b|\n|-|-|\n|<script>|1|\n\n",
        "~~", "\n\n", "\n", "> ", "- ", "*", "`", "\"", "'", "&lt;script&gt;", "&#60;script>", "[r]",
        "\n\n[r]: data:text/html,x\n\n", "text", "é", "\t", "日|本",
        "<math><mi>", "</math>", "<noscript>", "<template>", "<title>", "<textarea>", "<![CDATA[", "]]>",
        "<?x", "?>", "<table>", "<td>",
        "\u{0}", " :", "« ", "<details id=a>", "# a\n", "<iframe src=https://x.example/>", "    ", "data:",
        "<h1 id=a>", " '90s ", "rock 'n' roll", "\\~", "<img src=x srcset='javascript:1 1x, y'>",
        "<video poster='&#1;javascript:1'>", "<a href=java&#9;script:1>", "<q cite='javascript&colon;1'>",
    ]
}

/// An article that is refused at a line; told by its name, since it is long.
struct Pathology: CustomTestStringConvertible {
    let testDescription: String
    let markdown: String
    let line: Int

    static let all = [
        Pathology(testDescription: "long", markdown: String(repeating: "a", count: (1 << 20) + 1), line: 1),
        Pathology(testDescription: "quotes", markdown: "x\n\n" + String(repeating: ">", count: 500), line: 3),
        Pathology(testDescription: "lists", markdown: String(repeating: "- ", count: 500) + "a", line: 1),
        Pathology(testDescription: "numbers", markdown: String(repeating: "1. ", count: 500) + "a", line: 1),
        Pathology(
            testDescription: "indentation",
            markdown: (0..<200).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(), line: 65),
        Pathology(testDescription: "images", markdown: String(repeating: "![[]()", count: 100_000), line: 1),
        Pathology(
            testDescription: "cells", markdown: "|a|b|\n|-|-|\n" + String(repeating: "|\n", count: 100_000),
            line: 1),
        Pathology(
            testDescription: "elements", markdown: String(repeating: "<div>\n\n", count: 1_000), line: 401),
    ]
}
