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

    /// Reads the whole of `content/`. The result is the same whatever the number of jobs.
    ///
    /// - Throws: A ``FileError`` where a file cannot be read.
    package func load() async throws -> LoadedContent {
        var finder = SourceFinder(files: files, root: root)
        try finder.find()
        var content = LoadedContent(
            articles: [], profiles: [], media: finder.media, diagnostics: finder.diagnostics)
        for loaded in try await finder.sources.concurrentMap(jobs: jobs, load) {
            if let article = loaded.article { content.articles.append(article) }
            content.diagnostics += loaded.diagnostics
        }
        for found in finder.profiles {
            let (profile, diagnostics) = try read(found)
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

    private func read(_ found: FoundProfile) throws(FileError) -> (Profile?, [Diagnostic]) {
        let source = SourceText(file: found.path.file, bytes: try files.read(found.location))
        return ProfileReader.read(source, kind: found.kind, name: found.path.slugText)
    }

    private typealias Loaded = (article: Article?, diagnostics: [Diagnostic])

    @Sendable private func load(_ found: FoundSource) throws(FileError) -> Loaded {
        let place = Place(file: found.file)
        let size = try files.status(found.location)?.size ?? 0
        guard size <= Self.largestSource else {
            let hint = "split the story, or move the file out of `content`"
            return (nil, [.error("the source is longer than 8 MB", at: place, hint: hint)])
        }
        let bytes = try files.read(found.location)
        return ArticleAssembly.read(
            bytes, path: found.path, file: found.file, format: found.format, in: timeZone)
    }

    private static let largestSource = 8 << 20
}
