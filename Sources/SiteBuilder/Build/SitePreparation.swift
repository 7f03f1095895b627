import ContentLoader
import MarkdownRenderer
import Newsroom
import TemplateEngine

/// Reads and checks everything that a site is made of; writes nothing.
struct SitePreparation {
    let files: FileSystem
    let options: BuildOptions
    let progress: BuildProgress

    /// - Returns: What was found; without errors also what makes the pages.
    func prepare() async throws -> (report: BuildReport, renderer: PageRenderer?) {
        progress.begin(.loading)
        let configuration = try configuration()
        let theme = try Theme.load(files: files, site: options.site)
        let (assets, assetDiagnostics) = PublishedAsset.publish(theme.assets)
        let templates = PageTemplates(assets: assets)
        let language = configuration.site?.language ?? "en"
        let formats = LanguageFormats(language: language)
        let (words, wordDiagnostics) = Words.load(language: language, own: theme.words)
        let (programs, templateDiagnostics) = PagePrograms.check(
            theme.templates, pages: templates, formats: formats)
        // Without a usable site.yml the articles are still read: all mistakes are shown at once.
        let loader = ContentLoader(
            files: files, root: options.site, timeZone: configuration.site?.timeZone ?? .utc,
            jobs: options.jobs)
        let content = try await loader.load()
        var diagnostics =
            configuration.diagnostics + assetDiagnostics + wordDiagnostics + templateDiagnostics
            + content.diagnostics
        guard let site = configuration.site else { return (report(diagnostics), nil) }

        let clock = NewsroomClock(now: options.now)
        let planner = SitePlanner(site: site, clock: clock, includesUnpublished: options.includesUnpublished)
        var plan = planner.plan(content: content, assets: assets)
        let links = LinkTable(plan: plan, root: site.address.root)
        let storyRenderer = StoryRenderer(
            BodyRenderer.Resources(
                site: site, links: links,
                markdown: MarkdownRenderer(language: site.language, policy: site.html),
                shortcodes: programs?.shortcodes ?? ShortcodeLibrary(templates: theme.templates),
                loader: loader, files: files, folder: options.site, clock: clock,
                words: words, includesUnpublished: options.includesUnpublished))
        let rendered = try await stories(of: plan, renderer: storyRenderer)
        let profiles = self.profiles(content.profiles, of: plan, site: site, links: links)
        let (publisher, publisherDiagnostics) = PublisherResolver(site: site, links: links).resolve()
        let (curation, curationDiagnostics) = try curation(of: site)
        var curationPlanner = CurationPlanner(plan: plan, links: links, clock: clock)
        let front = curationPlanner.frontPage(curation)
        let banner = curationPlanner.banner(curation.banner)
        let related = RelatedStories(plan, choices: curationPlanner.relatedChoices())
        diagnostics += plan.diagnostics + rendered.diagnostics + profiles.diagnostics + curationDiagnostics
        diagnostics += curationPlanner.diagnostics + publisherDiagnostics
        let out = rendered.stories + rendered.standingPages
        let shown = out.map(\.references) + [Set(publisher.paths)]
        let held = out.map(\.heldReferences) + rendered.held.flatMap { [$0.references, $0.heldReferences] }
        HeldMedia.hold(
            in: &plan, shown: Set((shown + profiles.shown.values.map(\.references)).joined()),
            held: Set((held + profiles.held.map(\.references)).joined()))

        var report = report(diagnostics)
        report.pages = plan.pages.count
        report.articles = rendered.stories.count + rendered.standingPages.count
        guard let programs, report.succeeded else { return (report, nil) }
        let shownPictures =
            (rendered.stories + rendered.standingPages).map(\.image)
            + profiles.shown.values.map(\.image)
        let pictureSizes = try await PictureSizes.read(
            of: Set(shownPictures.compactMap { $0?.path }), pages: plan.pages, files: files,
            folder: options.site, jobs: options.jobs)
        let edition = Edition(
            site: site, plan: plan, stories: rendered.stories, standingPages: rendered.standingPages,
            front: front, banner: banner, related: related, profiles: profiles.shown,
            publisher: publisher, pictureSizes: pictureSizes, assets: assets,
            templates: programs.fingerprints,
            contentFiles: ContentFiles(files, folder: options.site), words: words, formats: formats)
        let renderer = PageRenderer(
            edition: edition, clock: clock, templates: templates, programs: programs,
            feeds: FeedComposer(),
            files: files, folder: options.site)
        return (report, renderer)
    }

    private struct RenderedStories {
        var stories: [Story] = []
        var standingPages: [Story] = []
        var held: [Story] = []
        var diagnostics: [Diagnostic] = []
    }

    private func stories(
        of plan: SitePlan, renderer: StoryRenderer
    ) async throws -> RenderedStories {
        let planned =
            (plan.stories + plan.standingPages).map { (story: $0, isHeld: false) }
            + plan.held.map { (story: $0, isHeld: true) }
        progress.begin(.rendering, total: planned.count)
        let rendered = try await planned.concurrentMap(jobs: options.jobs) { planned in
            defer { progress.advance() }
            return try renderer.render(planned.story, isHeld: planned.isHeld)
        }
        var result = RenderedStories()
        for (index, (story, diagnostics)) in rendered.enumerated() {
            switch index {
            case ..<plan.stories.count: result.stories.append(story)
            case ..<(plan.stories.count + plan.standingPages.count): result.standingPages.append(story)
            default:
                result.held.append(story)
                // What is wrong in a story that will come by itself is told today; drafts may be unfinished.
                if story.planned.isEarly {
                    result.diagnostics += diagnostics.filter { $0.severity == .error }
                }
                continue
            }
            result.diagnostics += diagnostics
        }
        return result
    }

    private struct RenderedProfiles {
        var shown: [Term.Key: RenderedProfile] = [:]
        /// Of authors, tags and so on whose stories are not out.
        var held: [RenderedProfile] = []
        var diagnostics: [Diagnostic] = []
    }

    private func profiles(
        _ profiles: [Profile], of plan: SitePlan, site: Site, links: LinkTable
    ) -> RenderedProfiles {
        let renderer = ProfileRenderer(site: site, links: links)
        var result = RenderedProfiles()
        for profile in profiles {
            let key = Term.Key(kind: profile.kind, slug: profile.slug)
            let list = plan.listIndexes[key].map { plan.lists[$0] }
            let (rendered, diagnostics) = renderer.render(profile, page: list?.path ?? .root)
            if list == nil { result.held.append(rendered) } else { result.shown[key] = rendered }
            result.diagnostics += diagnostics
        }
        return result
    }

    /// The editors' choices: `content/front.yml`, or else what `site.yml` has under `front`.
    private func curation(of site: Site) throws(FileError) -> (curation: Curation, diagnostics: [Diagnostic])
    {
        let file = "content/front.yml"
        guard try files.status(options.site + "/" + file) != nil else {
            return (site.curation ?? Curation(), [])
        }
        var (curation, diagnostics) = CurationReader.read(
            SourceText(file: file, bytes: try files.read(options.site + "/" + file)), in: site.timeZone)
        if site.curation != nil {
            diagnostics.append(
                .error(
                    "the front page is described in `site.yml` as well", at: Place(file: file),
                    hint: "keep one of the two"))
        }
        return (curation, diagnostics)
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
