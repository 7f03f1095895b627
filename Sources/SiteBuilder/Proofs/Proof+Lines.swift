import ContentLoader
import MarkdownRenderer
package import Newsroom

extension Proof {
    /// The line of a story's source from which something on its page comes, counted from 1: where the value of the
    /// front matter or the block of the text begins that has most of its words, in their order.
    ///
    /// - Parameters:
    ///   - text: What stands on the page.
    ///   - number: How many blocks above it say the same.
    ///   - file: The page, from the output folder.
    /// - Returns: Nil where the page is no story's, and where its source does not have most of the words.
    /// - Throws: A ``FileError`` where the source cannot be read.
    package func line(of text: String, number: Int, on file: String) throws(FileError) -> Int? {
        let loader = ContentLoader(files: renderer.files, root: renderer.folder, timeZone: timeZone)
        guard let story = story(on: file),
            let (article, frontMatter) = try loader.reread(story.article.source)
        else { return nil }
        let shown = Self.words(text)
        var passages = frontMatter.map { (words: Self.words($0.text), line: $0.line) }
        var (line, counted) = (1, 0)
        for block in MarkdownBlock.all(in: article.markdown) {
            line += article.markdown[counted..<block.range.lowerBound].count { $0 == UInt8(ascii: "\n") }
            counted = block.range.lowerBound
            let text = String(decoding: article.markdown[block.range], as: UTF8.self)
            passages.append((Self.words(text), article.lines.sourceLine(ofMarkdownLine: line)))
        }
        // Of those with the same words that one which has the fewest others.
        var best = (shared: shown.count / 2 + 1, length: Int.max)
        var lines: [Int] = []
        for passage in passages {
            let found = (shared: Self.shared(shown, passage.words), length: passage.words.count)
            // A few words can stand anywhere.
            guard found.shared >= best.shared, shown.count >= 4 || passage.words == shown else { continue }
            if found.shared > best.shared || found.length < best.length { (best, lines) = (found, []) }
            if found == best { lines.append(passage.line) }
        }
        return lines.isEmpty ? nil : lines[max(0, min(number, lines.count - 1))]
    }

    /// Without marks and spaces, which a page writes in other ways than a source.
    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    /// How many words two texts share, in the same order.
    private static func shared(_ one: [Substring], _ other: [Substring]) -> Int {
        var counts = [Int](repeating: 0, count: one.count + 1)
        for word in other {
            var before = 0
            for (index, known) in one.enumerated() {
                let above = counts[index + 1]
                counts[index + 1] = word == known ? before + 1 : max(above, counts[index])
                before = above
            }
        }
        return counts[one.count]
    }
}
