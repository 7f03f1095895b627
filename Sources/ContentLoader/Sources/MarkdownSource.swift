import Newsroom

/// Markdown stays as it is; its headline may stand in it as a heading of the first level.
struct MarkdownSource: SourceFormat {
    let extensions: Set<String> = ["md", "markdown"]
    let doubtsFrontMatter = false

    func convert(_ body: SourceBody) -> ConvertedBody {
        var converted = ConvertedBody()
        var start = body.start
        var lines = body.linesAbove
        if let heading = MarkdownHeadline.find(in: body.bytes),
            body.frontMatter.title == nil || body.frontMatter.title == heading.title
        {
            converted.title = heading.title
            start = heading.end
            lines += heading.lineCount
        }
        converted.markdown = Array(body.source.bytes[start...])
        converted.lines = .offset(lines)
        return converted
    }
}
