package import Newsroom

/// Makes Markdown with front matter of any source, for `broadsheet convert`.
package enum ArticleConverter {
    /// The Markdown, which read again gives the same article; nil where the source gives none.
    ///
    /// - Parameters:
    ///   - path: of the source. What it says below `content/` of section, slug and date counts; of a path that
    ///     does not begin so, only the file's name does.
    ///   - timeZone: of dates without a zone.
    package static func convert(
        path: String, bytes: [UInt8], timeZone: SiteTimeZone
    ) -> (markdown: [UInt8]?, diagnostics: [Diagnostic]) {
        let prefix = "content/"
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let sourcePath = SourcePath(path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : name)
        let place = Place(file: path)
        guard let format = SourceFormats.format(forExtension: sourcePath.fileExtension) else {
            let known = SourceFormats.all.flatMap(\.extensions).sorted().map { "`.\($0)`" }
            let hint = "sources end in " + known.joined(separator: ", ")
            return (nil, [.error("this is no article source", at: place, hint: hint)])
        }
        let read = ArticleAssembly.read(bytes, path: sourcePath, file: path, format: format, in: timeZone)
        return (read.article.map(FrontMatterWriter.markdown(of:)), read.diagnostics.sortedByPlace())
    }
}
