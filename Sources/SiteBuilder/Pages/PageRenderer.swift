import Newsroom
import TemplateEngine

/// Makes the bytes of each planned page.
struct PageRenderer: Sendable {
    let edition: Edition
    let plan: SitePlan
    let stories: [Story]
    let standingPages: [Story]
    let templates: PageTemplates
    let programs: PagePrograms
    let files: FileSystem
    /// The site's folder.
    let folder: String

    private static let notFoundListLength = 6

    /// A page's bytes, and what in its template is an error only when it runs.
    typealias Rendering = (bytes: [UInt8], diagnostics: [Diagnostic])

    func render(_ page: PlannedPage) throws(FileError) -> Rendering {
        switch page.content {
        case .front: front(page)
        case .section(let index, let number): section(plan.sections[index], number: number, page)
        case .article(let index): article(stories[index], .article, page)
        case .comments(let index): article(stories[index], .comment, page)
        case .standing(let index): article(standingPages[index], .page, page)
        case .notFound: notFound(page)
        case .redirect(let target): (RedirectPage.html(to: target, from: page.path, site: edition.site), [])
        case .media(let file): (try files.read(folder + "/" + file), [])
        case .asset(let index): (edition.assets[index].bytes, [])
        }
    }

    private func front(_ page: PlannedPage) -> Rendering {
        let layout = FrontPage.layout(plan)
        let context = PageTemplates.FrontPage(
            page: PageView(
                .front, title: edition.site.title, description: edition.site.description, path: page.path,
                edition: edition),
            lead: layout.lead.map { stories[$0] }, latest: layout.latest.map { stories[$0] },
            blocks: layout.blocks.map { ($0.section, $0.stories.map { stories[$0] }) })
        return render(programs.front, templates.front.record(context))
    }

    private func section(_ section: SitePlan.SectionPlan, number: Int, _ page: PlannedPage) -> Rendering {
        let view = PageView(
            .section, title: section.section.title, description: section.section.description, path: page.path,
            section: section.section.slug, edition: edition)
        let perPage = edition.site.storiesPerPage
        let context = PageTemplates.SectionPage(
            page: view, section: section.section,
            stories: section.stories.dropFirst((number - 1) * perPage).prefix(perPage).map { stories[$0] },
            pagination: Pagination(paths: section.pages, number: number, vantage: view.vantage))
        return render(programs.section, templates.section.record(context))
    }

    private func article(_ story: Story, _ kind: PageView.Kind, _ page: PlannedPage) -> Rendering {
        let context = PageTemplates.ArticlePage(
            page: PageView(
                kind, title: story.article.title, description: story.summary, path: page.path,
                section: story.planned.section?.slug, edition: edition),
            story: story)
        return switch kind {
        case .comment: render(programs.comment, templates.comment.record(context))
        case .page: render(programs.standing, templates.standing.record(context))
        default: render(programs.article, templates.article.record(context))
        }
    }

    private func notFound(_ page: PlannedPage) -> Rendering {
        let context = PageTemplates.NotFoundPage(
            page: PageView(
                .notFound, title: edition.words["page_not_found"], path: page.path, edition: edition),
            latest: Array(stories.prefix(Self.notFoundListLength)))
        return render(programs.notFound, templates.notFound.record(context))
    }

    private func render(_ program: Program, _ context: Record) -> Rendering {
        var bytes: [UInt8] = []
        let diagnostics = program.render(context, into: &bytes)
        return (bytes, diagnostics)
    }
}
