import CCmark
import Foundation

/// What a reader of the page sees: CommonMark's own HTML with smart punctuation, tags taken off, entities
/// decoded, white space collapsed.
func visibleText(ofMarkdown markdown: [UInt8]) -> String {
    let html = markdown.withUnsafeBufferPointer { buffer -> String in
        buffer.withMemoryRebound(to: CChar.self) { text in
            guard
                let html = cmark_markdown_to_html(
                    text.baseAddress, text.count, CMARK_OPT_SMART | CMARK_OPT_UNSAFE)
            else { return "" }
            defer { free(html) }
            return String(cString: html)
        }
    }
    var text = ""
    var isTag = false
    for character in html.replacing("<br>", with: " ").unicodeScalars {
        if character == "<" { isTag = true }
        if !isTag { text.unicodeScalars.append(character) }
        if character == ">" { isTag = false }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replacing(entity, with: character)
    }
    return collapsed(text)
}

func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
