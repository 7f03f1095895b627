import Newsroom

/// Makes the bytes of each planned page.
struct PageRenderer: Sendable {
    let edition: Edition
    let templates: PageTemplates
    let programs: PagePrograms
    let feeds: FeedComposer
    let files: FileSystem
    /// The site's folder.
    let folder: String

    var plan: SitePlan { edition.plan }

    /// The same for an edition of the same theme.
    func with(_ edition: Edition) -> PageRenderer {
        PageRenderer(
            edition: edition, templates: templates, programs: programs, feeds: FeedComposer(), files: files,
            folder: folder)
    }

    /// A page's bytes, and what in its template is an error only when it runs.
    typealias Rendering = (bytes: [UInt8], diagnostics: [Diagnostic])

    /// - Throws: A ``FileError`` where a file cannot be read that the page is made of.
    func render(_ page: PlannedPage) throws(FileError) -> RenderedPage {
        switch page.content {
        case .front: try written(page, front)
        case .list(let list, let number):
            try written(page) { self.list(list, number: number, $0, $1) }
        case .terms(let kind): try written(page) { terms(kind, $0, $1) }
        case .corrections(let number): try written(page) { corrections(number: number, $0, $1) }
        case .article(let index): try written(page, text: index) { article(index, .article, $0, $1) }
        case .comments(let index): try written(page) { article(index, .comment, $0, $1) }
        case .standing(let index):
            try written(page, text: edition.stories.count + index) {
                article(edition.stories.count + index, .page, $0, $1)
            }
        case .notFound: try written(page, notFound)
        case .redirect(let target):
            try written(page) { (RedirectPage.html(to: target, from: $0.path, edition: $1), []) }
        case .media(let file): whole(try edition.contentFiles.read(file), edition.input(ofFile: file))
        case .asset(let index): whole(edition.assets[index].bytes, PageInput(.assetBytes, index))
        case .feed(let index): try written(page) { feed(plan.machines.feeds[index], $1) }
        case .machine(let file): whole(MachineFileRenderer(edition: edition).bytes(of: file), file.input)
        case .precompressed(let original, let coding): try precompressed(original, coding)
        }
    }

    private func precompressed(
        _ original: PlannedPage, _ coding: ContentCoding
    ) throws(FileError) -> RenderedPage {
        let rendered = try render(original)
        guard let bytes = coding.compressed(rendered.bytes) else {
            throw FileError("compress", original.path.file, reason: "Cannot allocate memory")
        }
        return RenderedPage(bytes: bytes, diagnostics: rendered.diagnostics, inputs: rendered.inputs)
    }

    /// A page that something is written on, with all that it asked for.
    ///
    /// - Parameter number: Of the story whose text stands there.
    private func written(
        _ page: PlannedPage, text number: Int? = nil, _ make: (PlannedPage, PageEdition) -> Rendering
    ) throws(FileError) -> RenderedPage {
        let own = PageEdition(edition)
        let (bytes, diagnostics) = make(page, own)
        if let failure = own.failure { throw failure }
        let text = number.flatMap(own.knownText)?.html
        return RenderedPage(
            bytes: bytes, diagnostics: diagnostics, inputs: own.inputs,
            text: text.flatMap(bytes.range(ofDistinct:)))
    }

    private func feed(_ planned: PlannedFeed, _ edition: PageEdition) -> Rendering {
        let feed = feeds.feed(planned, edition)
        return switch planned.format {
        case .rss: (RSSWriter.bytes(of: feed), [])
        case .atom: (AtomWriter.bytes(of: feed), [])
        case .json: (JSONFeedWriter.bytes(of: feed), [])
        }
    }

    /// A file that is one thing and no more.
    private func whole(_ bytes: [UInt8], _ input: PageInput) -> RenderedPage {
        RenderedPage(bytes: bytes, diagnostics: [], inputs: [input])
    }

    private func front(_ page: PlannedPage, _ edition: PageEdition) -> Rendering {
        let view = PageView(
            .front, title: edition.title, description: edition.description, path: page.path,
            edition: edition)
        return programs.render("index.html", templates.front, FrontPageContext(page: view), edition)
    }

    private func article(
        _ number: Int, _ kind: PageView.Kind, _ page: PlannedPage, _ edition: PageEdition
    ) -> Rendering {
        let story = edition.story(number)
        let view = PageView(
            kind, title: story.article.title, description: story.summary, path: page.path,
            section: story.planned.section?.slug, edition: edition)
        let context = ArticleContext(page: view, number: number, story: story)
        return switch kind {
        case .comment: programs.render("comment.html", templates.comment, context, edition)
        case .page: programs.render("page.html", templates.standing, context, edition)
        default: programs.render("article.html", templates.article, context, edition)
        }
    }

    private func notFound(_ page: PlannedPage, _ edition: PageEdition) -> Rendering {
        let view = PageView(
            .notFound, title: edition.word("page_not_found"), path: page.path, edition: edition)
        return programs.render("404.html", templates.notFound, NotFoundContext(page: view), edition)
    }
}
