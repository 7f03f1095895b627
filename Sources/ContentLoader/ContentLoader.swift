package import Newsroom

/// Finds the article sources of a site and reads them all.
package struct ContentLoader: Sendable {
    private let files: FileSystem
    private let root: String
    private let timeZone: SiteTimeZone
    private let jobs: Int

    /// - Parameters:
    ///   - root: the site's folder, the one that `content` is in.
    ///   - timeZone: of dates without a zone.
    ///   - jobs: how many sources are read at once, at least 1.
    package init(files: FileSystem, root: String, timeZone: SiteTimeZone, jobs: Int) {
        self.files = files
        self.root = root
        self.timeZone = timeZone
        self.jobs = jobs
    }

    /// Looks what there is in `content/`.
    ///
    /// - Throws: A ``FileError`` where a folder cannot be read.
    package func find() throws(FileError) -> FoundContent {
        var finder = SourceFinder(files: files, root: root)
        try finder.find()
        return FoundContent(
            sources: finder.sources, profiles: finder.profiles, media: finder.media,
            diagnostics: finder.diagnostics)
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
        let text = if let bytes { bytes } else { try files.read(found.location) }
        return ArticleAssembly.read(
            text, path: found.path, file: found.file, format: found.format, in: timeZone)
    }

    /// Reads what a newsroom says of an author, a tag and so on.
    ///
    /// - Throws: A ``FileError`` where the file cannot be read.
    package func load(_ found: FoundProfile) throws(FileError) -> (profile: Profile?, diagnostics: [Diagnostic]) {
        let source = SourceText(file: found.path.file, bytes: try files.read(found.location))
        return ProfileReader.read(source, kind: found.kind, name: found.path.slugText)
    }

    /// Reads the whole of `content/`. The result is the same whatever the number of jobs.
    ///
    /// - Throws: A ``FileError`` where a file cannot be read.
    package func load() async throws -> LoadedContent {
        let found = try find()
        var content = LoadedContent(
            articles: [], profiles: [], media: found.media.map(\.path), diagnostics: found.diagnostics)
        for loaded in try await found.sources.concurrentMap(jobs: jobs, { try load($0) }) {
            if let article = loaded.article { content.articles.append(article) }
            content.diagnostics += loaded.diagnostics
        }
        for found in found.profiles {
            let (profile, diagnostics) = try load(found)
            if let profile { content.profiles.append(profile) }
            content.diagnostics += diagnostics
        }
        content.diagnostics = content.diagnostics.sortedByPlace()
        return content
    }

    /// The text of an article's source as the loader read it: the one whose lines the article's
    /// ``Article/lines`` count.
    package func sourceText(of article: Article) throws(FileError) -> SourceText {
        let bytes = try files.read(root + "/" + article.source)
        let format = SourceFormats.format(forExtension: SourcePath(article.source).fileExtension)
        let text = try? SourceDecoder.decode(bytes, declaresEncoding: format?.declaresEncoding ?? false)
        return SourceText(file: article.source, bytes: text ?? bytes)
    }

    /// Whether an article was written in Markdown, not converted to it.
    package func isMarkdown(_ article: Article) -> Bool {
        SourceFormats.format(forExtension: SourcePath(article.source).fileExtension) is MarkdownSource
    }

    /// The most bytes that a source may have.
    private static let largestSource = 8 << 20
}
