import ContentLoader
import MarkdownRenderer
package import Newsroom
import TemplateEngine

/// Builds a site: reads everything, checks everything, and only then writes.
package struct SiteBuild: Sendable {
    private let files: FileSystem
    private let options: BuildOptions
    private let progress: BuildProgress

    package init(files: FileSystem, options: BuildOptions, progress: BuildProgress = BuildProgress()) {
        self.files = files
        self.options = options
        self.progress = progress
    }

    /// Checks everything and writes nothing.
    ///
    /// - Throws: A ``FileError`` where the machine fails.
    package func check() async throws -> BuildReport {
        try await prepare().report
    }

    /// Builds the site; with an error among the diagnostics nothing was written, but for the one that only shows
    /// while pages are made: a template without end, whose page is left as it was and the output unfinished.
    ///
    /// - Throws: A ``FileError`` where the machine fails. Until a later build ends, the output's record then says
    ///   that it is unfinished.
    package func run() async throws -> BuildReport {
        var (report, renderer) = try await prepare()
        guard let renderer, report.succeeded else { return report }
        let folder = OutputFolder(files: files, site: options.site, path: options.output)
        let pages = renderer.plan.pages
        switch try folder.prepare(for: pages.map(\.path.file), force: options.force) {
        case .refused(let diagnostics):
            report.diagnostics = (report.diagnostics + diagnostics).sortedByPlace()
        case .ready(let session):
            progress.begin(.writing, total: pages.count)
            try session.begin()
            let results = try await pages.concurrentMap(jobs: options.jobs) { page in
                defer { progress.advance() }
                let (bytes, diagnostics) = try renderer.render(page)
                // A page that its template could not finish is not shipped.
                guard diagnostics.isEmpty else { return WrittenPage(outcome: nil, diagnostics: diagnostics) }
                return WrittenPage(outcome: try session.write(bytes, to: page.path.file), diagnostics: [])
            }
            report.diagnostics = (report.diagnostics + results.flatMap(\.diagnostics)).sortedByPlace()
            report.written = zip(pages, results).filter { $1.outcome == .written }.map(\.0.path.file).sorted()
            report.unchanged = results.count { $0.outcome == .unchanged }
            if report.succeeded { report.removed = try session.finish() }
        }
        return report
    }

    private struct WrittenPage: Sendable {
        /// Nil for a page that was not written.
        let outcome: OutputSession.Outcome?
        let diagnostics: [Diagnostic]
    }

    private func prepare() async throws -> (report: BuildReport, renderer: PageRenderer?) {
        progress.begin(.loading)
        let configuration = try configuration()
        let theme = try Theme.load(files: files, site: options.site)
        let (assets, assetDiagnostics) = PublishedAsset.publish(theme.assets)
        let templates = PageTemplates(assets: assets)
        let (programs, templateDiagnostics) = PagePrograms.check(
            theme.templates, pages: templates, language: configuration.site?.language ?? "en")
        // Without a usable site.yml the articles are still read: all mistakes are shown at once.
        let loader = ContentLoader(
            files: files, root: options.site, timeZone: configuration.site?.timeZone ?? .utc,
            jobs: options.jobs)
        let content = try await loader.load()
        var diagnostics =
            configuration.diagnostics + assetDiagnostics + templateDiagnostics + content.diagnostics
        guard let site = configuration.site else { return (report(diagnostics), nil) }

        let planner = SitePlanner(
            site: site, now: options.now, includesUnpublished: options.includesUnpublished)
        let plan = planner.plan(articles: content.articles, media: content.media, assets: assets)
        let links = LinkTable(plan: plan, root: site.address.root)
        let storyRenderer = StoryRenderer(
            BodyRenderer.Resources(
                site: site, links: links,
                markdown: MarkdownRenderer(language: site.language, policy: site.html),
                shortcodes: programs?.shortcodes ?? ShortcodeLibrary(templates: theme.templates),
                loader: loader, files: files, folder: options.site, clock: NewsroomClock(now: options.now),
                includesUnpublished: options.includesUnpublished))
        progress.begin(.rendering, total: plan.stories.count)
        let rendered = try await (plan.stories + plan.standingPages).concurrentMap(jobs: options.jobs) {
            planned in
            defer { progress.advance() }
            return try storyRenderer.render(planned)
        }
        diagnostics += plan.diagnostics + rendered.flatMap(\.diagnostics)
        var report = report(diagnostics)
        report.pages = plan.pages.count
        report.articles = rendered.count
        guard let programs, report.succeeded else { return (report, nil) }
        let stories = rendered.map(\.story)
        let renderer = PageRenderer(
            edition: Edition(site: site, plan: plan, assets: assets), plan: plan,
            stories: Array(stories.prefix(plan.stories.count)),
            standingPages: Array(stories.dropFirst(plan.stories.count)), templates: templates,
            programs: programs, files: files, folder: options.site)
        return (report, renderer)
    }

    private func configuration() throws(FileError) -> (site: Site?, diagnostics: [Diagnostic]) {
        let path = options.site + "/site.yml"
        guard try files.status(path) != nil else {
            let missing = Diagnostic.error(
                "there is no `site.yml` in \(options.site)", at: Place(file: "site.yml"),
                hint: "`broadsheet new DIR` makes a site; `--site DIR` says where one is")
            return (nil, [missing])
        }
        return SiteConfiguration.read(SourceText(file: "site.yml", bytes: try files.read(path)))
    }

    private func report(_ diagnostics: [Diagnostic]) -> BuildReport {
        var diagnostics = diagnostics
        if options.isStrict {
            for index in diagnostics.indices { diagnostics[index].severity = .error }
        }
        return BuildReport(diagnostics: diagnostics.sortedByPlace())
    }
}
