import Metadata
import Newsroom

/// Reads the comments that readers left under a story: `comments/world/talks.json`, named by the story's address.
///
/// The file is an object with a list `comments`, each with `id`, `author`, `date` and `text`, and where they are
/// known `parent` (the id of the comment that it answers) and `url`.
struct CommentFile {
    let files: FileSystem
    let timeZone: SiteTimeZone
    /// The site's folder.
    let site: String

    /// The comments in reading order; none where there is no file.
    func read(for story: PlannedStory) throws(FileError) -> (comments: [Comment], diagnostics: [Diagnostic]) {
        let name = "comments/" + story.path.text.split(separator: "/").joined(separator: "/") + ".json"
        guard story.section != nil, try files.status(site + "/" + name)?.kind == .file else {
            return ([], [])
        }
        let source = SourceText(file: name, bytes: try files.read(site + "/" + name))
        let (root, diagnostics) = MetadataFormat.json.parse(source)
        guard !diagnostics.hasErrors else { return ([], diagnostics) }
        let reader = MetadataReader(root)
        let comments = reader.maps("comments")?.compactMap(comment) ?? []
        reader.reportUnreadEntries()
        let repeated = Dictionary(grouping: comments, by: \.id).filter { $1.count > 1 }.keys.sorted()
        for id in repeated {
            reader.report(.error("two comments have the id `\(id)`", at: source.place(line: 1)))
        }
        return (CommentThread.order(comments), diagnostics + reader.diagnostics)
    }

    private func comment(_ map: MetadataReader) -> Comment? {
        let id = map.text("id")
        let author = map.text("author")
        let date = map.date("date", in: timeZone)
        let text = map.text("text")
        let parent = map.text("parent")
        let address = map.text("url")
        map.reportUnreadEntries()
        guard let id, Slug(id) != nil else {
            map.report(
                .error("a comment needs an `id` of lower-case letters, digits and hyphens", at: map.place))
            return nil
        }
        guard let author, let date, let text else {
            map.report(.error("the comment `\(id)` needs an `author`, a `date` and a `text`", at: map.place))
            return nil
        }
        return Comment(
            id: id, parent: parent, author: author, address: address,
            published: timeZone.told(secondsSince1970: date.secondsSince1970), text: text)
    }
}
