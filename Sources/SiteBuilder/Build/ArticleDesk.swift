import ContentLoader
import Newsroom

/// Gets the articles of a site: from the record where their sources have not changed, else from the sources.
struct ArticleDesk: Sendable {
    let files: FileSystem
    let loader: ContentLoader
    let survey: SiteSurvey
    let recorded: RecordedSources
    let manuscripts: Manuscripts
    let jobs: Int

    /// A source and what became of it.
    final class Loaded: Sendable {
        let source: FoundSource
        let contents: ContentFingerprint
        /// Of the article without its text.
        let facts: ContentFingerprint
        let article: Article?
        let diagnostics: [Diagnostic]
        /// What became of the story when it was last rendered.
        let rendering: SourceRecord.Rendering?
        /// Where the record has all of this, and nothing of it has changed.
        let range: Range<Int>?

        init(
            source: FoundSource, contents: ContentFingerprint, facts: ContentFingerprint, article: Article?,
            diagnostics: [Diagnostic], rendering: SourceRecord.Rendering?, range: Range<Int>?
        ) {
            self.source = source
            self.contents = contents
            self.facts = facts
            self.article = article
            self.diagnostics = diagnostics
            self.rendering = rendering
            self.range = range
        }

        /// What the next build may want to know.
        ///
        /// - Parameter renderings: Those of this build, by the sources' files.
        func record(rendering renderings: [String: SourceRecord.Rendering]) -> SourceRecord {
            SourceRecord(
                file: source.file, status: source.status, contents: contents, facts: facts, article: article,
                diagnostics: diagnostics, rendering: renderings[source.file] ?? rendering)
        }
    }

    func load() async throws -> [Loaded] {
        try await survey.content.sources.concurrentMap(jobs: jobs) { try load($0) }
    }

    private func load(_ source: FoundSource) throws(FileError) -> Loaded {
        guard let (record, range) = recorded[source.file] else {
            let bytes = try files.read(source.location)
            return try load(source, bytes, ContentFingerprint(bytes))
        }
        let hasStayed = record.status == source.status && record.status.isSettled(at: recorded.takenAt)
        if !hasStayed {
            let bytes = try files.read(source.location)
            let contents = ContentFingerprint(bytes)
            guard contents == record.contents else { return try load(source, bytes, contents) }
        }
        return Loaded(
            source: source, contents: record.contents, facts: record.facts, article: record.article,
            diagnostics: record.diagnostics, rendering: record.rendering, range: hasStayed ? range : nil)
    }

    private func load(
        _ source: FoundSource, _ bytes: [UInt8], _ contents: ContentFingerprint
    ) throws(FileError) -> Loaded {
        var (article, diagnostics) = try loader.load(source, bytes: bytes)
        if article != nil { try manuscripts.take(from: &article) }
        return Loaded(
            source: source, contents: contents, facts: article?.facts ?? ContentFingerprint([]),
            article: article, diagnostics: diagnostics, rendering: nil, range: nil)
    }
}

extension Article {
    /// Of all but the text, and where in the source things stand.
    var facts: ContentFingerprint {
        var article = self
        article.lines = .offset(0)
        article.places = Places()
        var writer = RecordWriter()
        writer.write(article)
        return ContentFingerprint(writer.bytes)
    }

    /// The same in other words: with those of another article, which only its own pages, and the lists on which it
    /// stands, show.
    func inWords(of other: Article) -> Article {
        var article = self
        article.title = other.title
        article.kicker = other.kicker
        article.standfirst = other.standfirst
        article.dateline = other.dateline
        article.keyPoints = other.keyPoints
        article.extra = other.extra
        article.markdown = other.markdown
        article.lines = other.lines
        article.places = other.places
        return article
    }
}
