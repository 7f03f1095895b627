import HTMLTree
import Newsroom

/// A saved web page, of which the story is found, or a fragment, which is one.
///
/// What Markdown can say becomes Markdown; what it cannot (details, video, tables with merged cells …) stays
/// as allowlisted HTML. Navigation, scripts, forms, comments and the like are left out.
struct HTMLSource: SourceFormat {
    let extensions: Set<String> = ["html", "htm"]
    let doubtsFrontMatter = true
    let declaresEncoding = true

    func convert(_ body: SourceBody) -> ConvertedBody {
        var converted = ConvertedBody()
        do throws(HTMLError) {
            guard let page = try StoryPage(Array(body.bytes), timeZone: body.timeZone) else {
                return converted
            }
            let metadata = page.metadata
            converted.title = metadata.title
            converted.published = metadata.published
            converted.updated = metadata.updated
            converted.authors = metadata.authors
            converted.standfirst = metadata.standfirst
            converted.commentsAreOpen = page.commentsAreOpen
            let story = page.story(title: body.frontMatter.title ?? metadata.title)
            converted.image = story.image
            converted.diagnostics = story.lostLinks.map { link in
                .warning(
                    "the link to `\(link.address)` leads into the site that this page was saved from; it becomes text",
                    at: body.source.place(line: link.line + body.linesAbove),
                    hint: "say where the page was: `<base href=\"https://…\">`")
            }
            var writer = BlockWriter()
            writer.write(story.nodes)
            for line in writer.lines { converted.markdown += line.text + [UInt8(ascii: "\n")] }
            converted.lines = .table(writer.lines.map { $0.number + body.linesAbove })
        } catch {
            let place = body.source.place(line: (error.line ?? 1) + body.linesAbove)
            converted.diagnostics.append(
                .error(error.description, at: place, hint: "save it as Markdown or plain text"))
        }
        return converted
    }
}
