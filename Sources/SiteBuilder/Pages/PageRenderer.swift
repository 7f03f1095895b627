import Newsroom

/// Makes the bytes of each planned page.
struct PageRenderer: Sendable {
    let edition: Edition
    let clock: NewsroomClock
    let templates: PageTemplates
    let programs: PagePrograms
    let machineFiles: MachineFileRenderer
    let files: FileSystem
    /// The site's folder.
    let folder: String

    var plan: SitePlan { edition.plan }

    /// A page's bytes, and what in its template is an error only when it runs.
    typealias Rendering = (bytes: [UInt8], diagnostics: [Diagnostic])

    func render(_ page: PlannedPage) throws(FileError) -> Rendering {
        switch page.content {
        case .front: front(page)
        case .list(let index, let number): list(plan.lists[index], number: number, page)
        case .terms(let kind): terms(kind, page)
        case .corrections(let number): corrections(number: number, page)
        case .article(let index): article(edition.stories[index], .article, page)
        case .comments(let index): article(edition.stories[index], .comment, page)
        case .standing(let index): article(edition.standingPages[index], .page, page)
        case .notFound: notFound(page)
        case .redirect(let target): (RedirectPage.html(to: target, from: page.path, site: edition.site), [])
        case .media(let file): (try files.read(folder + "/" + file), [])
        case .asset(let index): (edition.assets[index].bytes, [])
        case .machine(let file): (try machineFiles.bytes(of: file), [])
        }
    }

    private func front(_ page: PlannedPage) -> Rendering {
        let view = PageView(
            .front, title: edition.site.title, description: edition.site.description, path: page.path,
            edition: edition)
        return programs.render("index.html", templates.front, FrontPageContext(page: view))
    }

    private func article(_ story: Story, _ kind: PageView.Kind, _ page: PlannedPage) -> Rendering {
        let context = ArticleContext(
            page: PageView(
                kind, title: story.article.title, description: story.summary, path: page.path,
                section: story.planned.section?.slug, edition: edition),
            story: story)
        return switch kind {
        case .comment: programs.render("comment.html", templates.comment, context)
        case .page: programs.render("page.html", templates.standing, context)
        default: programs.render("article.html", templates.article, context)
        }
    }

    private func notFound(_ page: PlannedPage) -> Rendering {
        let view = PageView(
            .notFound, title: edition.words["page_not_found"], path: page.path, edition: edition)
        return programs.render("404.html", templates.notFound, NotFoundContext(page: view))
    }
}
