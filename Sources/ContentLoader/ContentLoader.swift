import Metadata
package import Newsroom

/// Finds the article sources of a site and reads them all.
package struct ContentLoader: Sendable {
    private let files: FileSystem
    private let root: String
    private let timeZone: SiteTimeZone

    /// - Parameters:
    ///   - root: the site's folder, the one that `content` is in.
    ///   - timeZone: of dates without a zone.
    package init(files: FileSystem, root: String, timeZone: SiteTimeZone) {
        self.files = files
        self.root = root
        self.timeZone = timeZone
    }

    /// Looks what there is in `content/`.
    ///
    /// - Parameter jobs: How many folders are looked into at once.
    /// - Throws: A ``FileError`` where a folder cannot be read.
    package static func find(files: FileSystem, root: String, jobs: Int) async throws -> FoundContent {
        try await SourceFinder(files: files, root: root, jobs: jobs).find()
    }

    /// What became of one source.
    package typealias Loaded = (article: Article?, diagnostics: [Diagnostic])

    /// Makes an article of a source, which is read unless its bytes are given.
    ///
    /// - Throws: A ``FileError`` where the file cannot be read.
    package func load(_ found: FoundSource, bytes: [UInt8]? = nil) throws(FileError) -> Loaded {
        guard found.status.size <= Self.largestSource else {
            let hint = "split the story, or move the file out of `content`"
            return (nil, [.error("the source is longer than 8 MB", at: Place(file: found.file), hint: hint)])
        }
        let bytes = if let bytes { bytes } else { try files.read(found.location) }
        return ArticleAssembly.read(
            bytes, path: found.path, file: found.file, format: found.format, in: timeZone)
    }

    /// The text of an article of which all else is known.
    ///
    /// - Throws: A ``FileError`` where the file cannot be read.
    package func markdown(of article: Article, in found: FoundSource) throws(FileError) -> [UInt8] {
        let bytes = try files.read(found.location)
        if let markdown = ArticleAssembly.markdown(of: article, in: bytes, format: found.format) {
            return markdown
        }
        return try load(found, bytes: bytes).article?.markdown ?? []
    }

    /// Whether the file is in the state in which it was found.
    ///
    /// - Throws: A ``FileError`` where that cannot be told.
    package func isAsFound(_ source: FoundSource) throws(FileError) -> Bool {
        try files.status(source.location) == source.status
    }

    /// Reads what a newsroom says of an author, a tag and so on.
    ///
    /// - Throws: A ``FileError`` where the file cannot be read.
    package func load(_ found: FoundProfile) throws(FileError) -> (
        profile: Profile?, diagnostics: [Diagnostic]
    ) {
        let source = SourceText(file: found.path.file, bytes: try files.read(found.location))
        return ProfileReader.read(source, kind: found.kind, name: found.path.slugText)
    }

    /// The text of an article's source as the loader read it: the one whose lines the article's
    /// ``Article/lines`` count.
    package func sourceText(of article: Article) throws(FileError) -> SourceText {
        let bytes = try files.read(root + "/" + article.source)
        let format = SourceFormats.format(forExtension: SourcePath(article.source).fileExtension)
        let text = try? SourceDecoder.decode(bytes, declaresEncoding: format?.declaresEncoding ?? false)
        return SourceText(file: article.source, bytes: text ?? bytes)
    }

    /// A source as it is now: its article, and each text of its front matter with the line in which that stands.
    ///
    /// - Parameter file: From the site's folder.
    /// - Returns: Nil where it makes no article.
    /// - Throws: A ``FileError`` where the file cannot be read.
    package func reread(_ file: String) throws(FileError) -> (
        article: Article, frontMatter: [(text: String, line: Int)]
    )? {
        let path = SourcePath(String(file.dropFirst("content/".count)))
        guard let format = SourceFormats.format(forExtension: path.fileExtension) else { return nil }
        let bytes = try files.read(root + "/" + file)
        let read = ArticleAssembly.read(bytes, path: path, file: file, format: format, in: timeZone)
        guard let article = read.article else { return nil }
        let source = try sourceText(of: article)
        guard
            case .block(let block) = FrontMatterBlock.find(
                in: source.bytes, doubting: format.doubtsFrontMatter)
        else { return (article, []) }
        return (article, block.format.parse(source, range: block.range).root.texts)
    }

    /// Whether an article was written in Markdown, not converted to it.
    package func isMarkdown(_ article: Article) -> Bool {
        SourceFormats.format(forExtension: SourcePath(article.source).fileExtension) is MarkdownSource
    }

    /// The most bytes that a source may have.
    private static let largestSource = 8 << 20
}

extension MetadataNode {
    /// The texts in it, with their lines.
    fileprivate var texts: [(text: String, line: Int)] {
        switch kind {
        case .list(let nodes): nodes.flatMap(\.texts)
        case .map(let entries): entries.flatMap(\.value.texts)
        default: text.map { [($0, place.line ?? 1)] } ?? []
        }
    }
}
