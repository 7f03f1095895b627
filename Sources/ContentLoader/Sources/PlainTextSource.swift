import Newsroom

/// Plain text: what the reader sees is what the file says.
///
/// Decisions: the first line is the headline. Lines of a paragraph are one paragraph. A byline or date at the
/// head becomes metadata and leaves the text; a dateline ("GENEVA (AP) — ") is noted and stays in it. A line
/// underlined by as many `=` or `-` is a heading; lines that each begin with a bullet (•) are a list; lines
/// that each begin with `-`, `*`, `+` or a number stay as they are, each on a line of its own. What is left of
/// a comment area at the end is dropped and says whether comments are open.
struct PlainTextSource: SourceFormat {
    let extensions: Set<String> = ["txt"]
    let doubtsFrontMatter = true

    func convert(_ body: SourceBody) -> ConvertedBody {
        var converted = ConvertedBody()
        var lines = TextLine.lines(of: body.bytes, linesAbove: body.linesAbove)
        converted.commentsAreOpen = CommentRemains.drop(from: &lines)
        var paragraphs = TextLine.paragraphs(of: lines)
        ArticleHead.take(from: &paragraphs, of: body, into: &converted)
        converted.dateline = paragraphs.first?.first.flatMap { Dateline.find(in: $0.text) }
        var writer = PlainTextWriter()
        for paragraph in paragraphs { writer.write(paragraph) }
        converted.markdown = writer.markdown
        converted.lines = .table(writer.lines)
        return converted
    }
}
