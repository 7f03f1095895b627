import Metadata
import Newsroom

/// Puts an article together from its path, its front matter and its body.
struct ArticleAssembly {
    private let source: SourceText
    private let path: SourcePath
    private let format: any SourceFormat
    private let timeZone: SiteTimeZone
    private var diagnostics: [Diagnostic] = []

    typealias Outcome = (article: Article?, diagnostics: [Diagnostic])

    /// - Parameters:
    ///   - bytes: of the source, in any encoding.
    ///   - file: the path that diagnostics name.
    static func read(
        _ bytes: [UInt8], path: SourcePath, file: String, format: any SourceFormat, in timeZone: SiteTimeZone
    ) -> Outcome {
        do throws(DecodingProblem) {
            let text = try SourceDecoder.decode(bytes, declaresEncoding: format.declaresEncoding)
            var assembly = ArticleAssembly(
                source: SourceText(file: file, bytes: text), path: path, format: format, timeZone: timeZone)
            let article = assembly.article()
            return (article, assembly.diagnostics)
        } catch {
            return (nil, [.error(error.summary, at: error.place(in: Place(file: file)), hint: error.hint)])
        }
    }

    /// The text of an article that has been read before: its front matter, which takes longer to read than all else,
    /// is passed over.
    ///
    /// - Returns: Nil where that cannot be told without the front matter.
    static func markdown(of article: Article, in bytes: [UInt8], format: any SourceFormat) -> [UInt8]? {
        guard format is MarkdownSource,
            let text = try? SourceDecoder.decode(bytes, declaresEncoding: format.declaresEncoding)
        else { return nil }
        var start = 0
        switch FrontMatterBlock.find(in: text, doubting: format.doubtsFrontMatter) {
        case .none: break
        case .unclosed: return nil
        case .block(let block): start = block.bodyStart
        }
        // A heading is the headline where it says the same; and without a title in the front matter the headline is
        // the heading's.
        var frontMatter = FrontMatter()
        frontMatter.title = article.title
        return format.convert(
            SourceBody(
                source: SourceText(file: article.source, bytes: text), start: start, linesAbove: 0,
                frontMatter: frontMatter, timeZone: .utc)
        ).markdown
    }

    private init(source: SourceText, path: SourcePath, format: any SourceFormat, timeZone: SiteTimeZone) {
        self.source = source
        self.path = path
        self.format = format
        self.timeZone = timeZone
    }

    /// Nil where something that every article has is missing; a diagnostic then says what.
    private mutating func article() -> Article? {
        var frontMatter = FrontMatter()
        var start = 0
        var linesAbove = 0
        switch FrontMatterBlock.find(in: source.bytes, doubting: format.doubtsFrontMatter) {
        case .none: break
        case .unclosed(let hint):
            report("the front matter has no end", hint: hint)
            return nil
        case .block(let block):
            let read = FrontMatterReader.read(block, of: source, in: timeZone)
            frontMatter = read.frontMatter
            diagnostics += read.diagnostics
            start = block.bodyStart
            linesAbove = block.linesAbove
        }
        let converted = format.convert(
            SourceBody(
                source: source, start: start, linesAbove: linesAbove, frontMatter: frontMatter,
                timeZone: timeZone))
        diagnostics += converted.diagnostics
        return article(of: frontMatter, converted)
    }

    private mutating func article(of frontMatter: FrontMatter, _ converted: ConvertedBody) -> Article? {
        reportEmbargoNotice(frontMatter, converted)
        let title = title(of: frontMatter, converted)
        let slug = slug(of: frontMatter)
        let section = frontMatter.section ?? pathSection()
        let published = published(of: frontMatter, converted)
        if published == nil, section != nil, !frontMatter.hasDate {
            report(
                "the story has no date",
                hint: hasFrontMatter
                    ? "add `date: 2021-12-30 14:05`" : "add front matter with `date: 2021-12-30 14:05`")
        }
        let updated = frontMatter.updated ?? converted.updated
        if let updated, let published, updated < published {
            let place = frontMatter.updatedSpot?.place ?? source.place(line: 1)
            diagnostics.append(
                .warning("the story was updated before it was published", at: place, hint: "check both dates")
            )
        }
        if let expires = frontMatter.expires, let published, expires <= published {
            let place = frontMatter.expiresSpot?.place ?? source.place(line: 1)
            diagnostics.append(
                .error("the story expires before it is published", at: place, hint: "check both dates"))
        }
        guard let title, let slug, published != nil || section == nil else { return nil }
        return Article(
            source: source.file, title: title, slug: slug, section: section, published: published,
            updated: updated, expires: frontMatter.expires, status: frontMatter.status,
            authors: frontMatter.authors.isEmpty ? converted.authors : frontMatter.authors,
            kicker: frontMatter.kicker, standfirst: frontMatter.standfirst ?? converted.standfirst,
            dateline: frontMatter.dateline ?? converted.dateline, tags: frontMatter.tags,
            topics: frontMatter.topics, series: frontMatter.series, label: frontMatter.label,
            sponsor: frontMatter.sponsor, keyPoints: frontMatter.keyPoints,
            corrections: frontMatter.corrections, related: frontMatter.related,
            coverage: frontMatter.coverage, isFree: frontMatter.isFree,
            image: frontMatter.image ?? converted.image, permalink: frontMatter.permalink,
            aliases: frontMatter.aliases,
            commentsAreOpen: frontMatter.commentsAreOpen ?? converted.commentsAreOpen,
            extra: frontMatter.extra,
            markdown: converted.markdown, lines: converted.lines,
            places: Article.Places(keptOf: frontMatter.places))
    }

    /// An embargo in the text alone holds the story: nothing is published on doubt.
    private mutating func reportEmbargoNotice(_ frontMatter: FrontMatter, _ converted: ConvertedBody) {
        guard frontMatter.status == .ready, !frontMatter.isEmbargoed else { return }
        let line = EmbargoNotice.line(in: converted.markdown)
        guard line != nil || frontMatter.title == nil && EmbargoNotice.isNotice(converted.title ?? "") else {
            return
        }
        diagnostics.append(
            .error(
                "the text speaks of an embargo that its front matter does not have",
                at: source.place(line: line.map(converted.lines.sourceLine) ?? 1),
                hint: "write when it ends: `embargo: 2021-12-30 14:05`; a past date says that it is over"))
    }

    private mutating func title(of frontMatter: FrontMatter, _ converted: ConvertedBody) -> String? {
        // An empty title in the front matter has been reported there.
        if let title = frontMatter.title ?? converted.title { return title.isEmpty ? nil : title }
        if !diagnostics.hasErrors {
            report("the story has no title", hint: "add front matter with `title: …`")
        }
        return nil
    }

    private mutating func slug(of frontMatter: FrontMatter) -> Slug? {
        if let slug = frontMatter.slug ?? Slug(title: path.slugText) { return slug }
        diagnostics.append(
            .error(
                "no address can be made of the name `\(path.slugText)`", at: Place(file: source.file),
                hint: "give the file a name with letters or digits, or add `slug: …`"))
        return nil
    }

    private mutating func pathSection() -> Slug? {
        guard let name = path.sectionName else { return nil }
        if let slug = Slug(title: name) { return slug }
        diagnostics.append(
            .error(
                "no section can be made of the folder `\(name)`", at: Place(file: source.file),
                hint: "give the folder a name with letters or digits"))
        return nil
    }

    private mutating func published(of frontMatter: FrontMatter, _ converted: ConvertedBody) -> Moment? {
        guard !frontMatter.hasDate else { return frontMatter.published }
        if let published = converted.published { return published }
        guard let date = path.date else { return nil }
        do throws(DateProblem) {
            return try DateReader.read(date, in: timeZone)
        } catch {
            diagnostics.append(.error(error.summary, at: Place(file: source.file), hint: error.hint))
            return nil
        }
    }

    private var hasFrontMatter: Bool {
        if case .block = FrontMatterBlock.find(in: source.bytes, doubting: format.doubtsFrontMatter) {
            true
        } else {
            false
        }
    }

    private mutating func report(_ summary: String, hint: String) {
        diagnostics.append(.error(summary, at: source.place(line: 1), hint: hint))
    }
}
