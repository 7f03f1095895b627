import ContentLoader
import Newsroom
import TestSupport
import Testing

struct VisibleTextTests {
    /// What Markdown, its extensions, smart punctuation and templates take for markup, and some of what they
    /// do not.
    private static let pieces = [
        "*", "**", "_", "__", "#", "##", "1.", "1)", "12.", "-", "--", "---", "----", "+", "=", "===", "<",
        ">",
        "<b>", "</b>", "<!--", "-->", "<a href=x>", "&", "&amp;", "&#42;", "&copy;", "[", "]", "[x](y)",
        "![a](b)",
        "[^1]", "[^1]: x", "[x]: /y", "(", ")", "`", "```", "~", "~~", "~~~", "|", "| a | b |", "|---|---|",
        ":---:", ":",
        "\\", "\\*", "\"", "'", "''", "\"q\"", "it's", "'90s", ".", "..", "...", "....", "!", "{", "}", "{{<",
        "{{ x }}", "{%",
        "http://a.example/x_y_z?a=b&c=d", "www.example.com", "me@example.com", "<http://x>", " ", "  ",
        "    ", "\t",
        "\u{A0}", "word", "Word", "don't", "é", "日本", "🙂", "•", "–", "—", "“", "”", "$", "^", "@", "%", "/",
        ",", ";", "?",
        "2021", "\u{200B}",
    ]

    private static func text(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                // No line of `-` or `=` alone, which may underline a heading, and no bullet in front.
                text +=
                    ["a", "x", "1.", "*", " ", "\t", "7)", "+ ", "- ", "# ", "> ", "\"", "..."]
                    .randomElement(using: &generator) ?? ""
                for _ in 0..<Int.random(in: 0...8, using: &generator) {
                    text += pieces.randomElement(using: &generator) ?? ""
                    if Bool.random(using: &generator) { text += " " }
                }
                text += ["z", "z ", "z  ", "z\t", "z\\"].randomElement(using: &generator) ?? ""
                text += "\n"
            }
            text += "\n"
        }
        return text + "The end of it\n"
    }

    @Test("The visible text of a plain-text article is exactly what the file says")
    func keepsVisibleText() async throws {
        let header = "---\ntitle: The headline\ndate: 2021-12-30\nauthor: A\nupdated: 2021-12-31\n---\n"
        var content: [String: [UInt8]] = [:]
        var texts: [String: String] = [:]
        for number in 0..<4_000 {
            var generator = SeededGenerator(number)
            let text = Self.text(&generator)
            texts["content/a\(number).txt"] = text
            content["a\(number).txt"] = Array((header + text).utf8)
        }
        let loaded = try await load(content)
        #expect(loaded.diagnostics.isEmpty)
        #expect(loaded.articles.count == 4_000)
        for article in loaded.articles {
            let expected = collapsed(try #require(texts[article.source]))
            let seen = visibleText(ofMarkdown: article.markdown)
            try #require(
                seen == expected,
                "seed \(SeededGenerator.seed), \(article.source): \(String(decoding: article.markdown, as: UTF8.self))"
            )
        }
    }

    /// Inline HTML of random text and nesting, with the text that a browser shows of it.
    private static func inline(_ generator: inout SeededGenerator, depth: Int = 0) -> (
        html: String, text: String
    ) {
        var html = ""
        var text = ""
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
            if depth < 4, Int.random(in: 0..<3, using: &generator) == 0 {
                let inner = inline(&generator, depth: depth + 1)
                let tags = [
                    "em", "strong", "b", "i", "a href=\"/x_y?a=1&amp;copy=2\"", "code", "sub", "span", "u",
                    "del",
                ]
                let tag = tags.randomElement(using: &generator) ?? ""
                html += "<\(tag)>\(inner.html)</\(tag.prefix { $0 != " " })>"
                text += inner.text
            } else {
                let piece = (pieces.randomElement(using: &generator) ?? "")
                let escaped = piece.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                html += escaped
                text += piece
                if Int.random(in: 0..<8, using: &generator) == 0 {
                    (html, text) = (html + "<br>", text + " ")
                }
            }
        }
        return (html, text)
    }

    @Test("The visible text of a page's paragraphs, items and cells is exactly what a browser shows")
    func keepsVisibleTextOfHTML() async throws {
        let header = "---\ntitle: The headline\ndate: 2021-12-30\n---\n"
        let frames = [
            ("<p>", "</p>"), ("<h2>", "</h2>"), ("<ul><li>", "</li></ul>"), ("<ol><li>", "</li></ol>"),
            ("<blockquote>", "</blockquote>"), ("<ul><li><p>", "</p></li></ul>"), ("<div>", "</div>"),
            ("<ul><li>x<ul><li>", "</li></ul></li></ul>"), ("<ul>", "</ul>"),
            ("<ul><li>x</li><ul><li>", "</li></ul></ul>"), ("<ol><li>x</li>", "</ol>"),
        ]
        var content: [String: [UInt8]] = [:]
        var texts: [String: String] = [:]
        for number in 0..<3_000 {
            var generator = SeededGenerator(number)
            var (html, text) = ("", "")
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let frame = frames.randomElement(using: &generator) ?? ("", "")
                let inner = Self.inline(&generator)
                html += frame.0 + inner.html + frame.1 + "\n"
                text += (frame.0.contains("x") ? "x " : "") + inner.text + " "
            }
            texts["content/a\(number).html"] = text
            content["a\(number).html"] = Array((header + html).utf8)
        }
        let loaded = try await load(content)
        #expect(loaded.diagnostics.isEmpty)
        for article in loaded.articles {
            let expected = collapsed(try #require(texts[article.source]))
            let seen = visibleText(ofMarkdown: article.markdown).replacing("~~", with: "")
            try #require(
                seen == expected.replacing("~~", with: ""),
                "seed \(SeededGenerator.seed), \(article.source): \(String(decoding: article.markdown, as: UTF8.self)) of \(String(decoding: content[String(article.source.dropFirst(8))] ?? [], as: UTF8.self))"
            )
        }
    }
}
