import ContentLoader
import MarkdownRenderer
import Newsroom

/// Makes an edition of the articles of a site: plans it, renders its stories, and gathers what its pages show.
struct Typesetting: Sendable {
    let files: FileSystem
    let options: BuildOptions
    let foundations: SiteFoundations
    let site: Site
    let memory: BuildMemory
    let siteFiles: SiteFiles
    let progress: BuildProgress
    let timings: BuildTimings

    struct Result: Sendable {
        let edition: Edition
        let clock: NewsroomClock
        let renderer: StoryRenderer
        let texts: StoryTexts
        /// Of all addresses that links could lead to.
        let links: ContentFingerprint
        /// Files that wait for what is not out.
        let heldMedia: [SitePath]
        let renderings: [String: SourceRecord.Rendering]
        let diagnostics: [Diagnostic]
    }

    func set(
        _ content: LoadedContent, loaded: [ArticleDesk.Loaded], loader: ContentLoader,
        manuscripts: Manuscripts, spool: Spool?
    ) async throws -> Result {
        let clock = NewsroomClock(now: options.now)
        let planner = SitePlanner(site: site, clock: clock, includesUnpublished: options.includesUnpublished)
        var plan = planner.plan(content: content, assets: foundations.assets)
        let links = LinkTable(plan: plan, root: site.address.root)
        let linksFingerprint = Self.fingerprint(ofLinksIn: plan)
        timings.end("planning")

        let renderer = storyRenderer(links, clock, loader, manuscripts)
        let texts = StoryTexts(renderer: renderer, spool: spool)
        let desk = StoryDesk(
            renderer: renderer, texts: texts,
            loaded: Dictionary(
                loaded.map { ($0.source.file, $0) }, uniquingKeysWith: { first, _ in first }),
            linksAreKnown: memory.record?.links == linksFingerprint,
            file: { [siteFiles] path throws(FileError) in try siteFiles.fingerprint(of: path) },
            jobs: options.jobs, progress: progress)
        let made = try await desk.makeStories(of: plan)
        timings.end("stories")

        let profiles = profiles(content.profiles, of: plan, links: links)
        let (publisher, publisherDiagnostics) = PublisherResolver(site: site, links: links).resolve()
        let (curation, curationDiagnostics) = try curation()
        var curationPlanner = CurationPlanner(plan: plan, links: links, clock: clock)
        let front = curationPlanner.frontPage(curation)
        let banner = curationPlanner.banner(curation.banner)
        let related = ReadingList(RelatedStories(plan, choices: curationPlanner.relatedChoices()))
        let heldMedia = hold(in: &plan, made, profiles, publisher)
        let pictureSizes = try await pictureSizes(
            of: made.stories + made.standingPages, profiles.shown, in: plan)
        let edition = Edition(
            site: site, plan: plan, stories: made.stories, standingPages: made.standingPages, texts: texts,
            front: front, banner: banner, related: related, profiles: profiles.shown, publisher: publisher,
            pictureSizes: pictureSizes, assets: foundations.assets,
            templates: foundations.programs?.fingerprints ?? [], contentFiles: contentFiles,
            words: foundations.words, formats: foundations.formats)
        timings.end("edition")
        return Result(
            edition: edition, clock: clock, renderer: renderer, texts: texts, links: linksFingerprint,
            heldMedia: heldMedia, renderings: made.renderings,
            diagnostics: plan.diagnostics + made.diagnostics + profiles.diagnostics + curationDiagnostics
                + curationPlanner.diagnostics + publisherDiagnostics)
    }

    func storyRenderer(
        _ links: LinkTable, _ clock: NewsroomClock, _ loader: ContentLoader, _ manuscripts: Manuscripts
    ) -> StoryRenderer {
        StoryRenderer(
            StoryResources(
                site: site, links: links,
                markdown: MarkdownRenderer(language: site.language, policy: site.html),
                shortcodes: foundations.programs?.shortcodes
                    ?? ShortcodeLibrary(templates: foundations.theme.templates),
                loader: loader, files: siteFiles.asSurveyed, folder: options.site, clock: clock,
                words: foundations.words, includesUnpublished: options.includesUnpublished),
            manuscripts: manuscripts)
    }

    func pictureSizes(
        of stories: [Story], _ profiles: [Term.Key: RenderedProfile], in plan: SitePlan
    ) async throws -> PictureSizes {
        let shown = stories.map(\.image) + profiles.values.map(\.image)
        return try await PictureSizes.read(
            of: Set(shown.compactMap { $0?.path }), pages: plan.pages, files: files, folder: options.site,
            jobs: options.jobs)
    }

    /// Files that are used only by what is not out wait for it.
    ///
    /// - Returns: Their paths.
    private func hold(
        in plan: inout SitePlan, _ made: StoryDesk.Result, _ profiles: RenderedProfiles,
        _ publisher: PublisherIdentity
    ) -> [SitePath] {
        var shown = Set(publisher.paths)
        var held: Set<SitePath> = []
        for story in made.stories + made.standingPages {
            shown.formUnion(story.digest.references)
            held.formUnion(story.digest.heldReferences)
        }
        for profile in profiles.shown.values { shown.formUnion(profile.references) }
        for story in made.held {
            held.formUnion(story.digest.references)
            held.formUnion(story.digest.heldReferences)
        }
        for profile in profiles.held { held.formUnion(profile.references) }
        return HeldMedia.hold(in: &plan, shown: shown, held: held)
    }

    var contentFiles: ContentFiles {
        let sizes = ContentFiles(files, folder: options.site)
        return ContentFiles(
            size: sizes.size,
            fingerprint: { [siteFiles] path throws(FileError) in
                try siteFiles.fingerprint(of: path) ?? ContentFingerprint([])
            })
    }

    struct RenderedProfiles {
        var shown: [Term.Key: RenderedProfile] = [:]
        /// Of authors, tags and so on whose stories are not out.
        var held: [RenderedProfile] = []
        var diagnostics: [Diagnostic] = []
    }

    func profiles(_ profiles: [Profile], of plan: SitePlan, links: LinkTable) -> RenderedProfiles {
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
    private func curation() throws(FileError) -> (curation: Curation, diagnostics: [Diagnostic]) {
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

    private static func fingerprint(ofLinksIn plan: SitePlan) -> ContentFingerprint {
        var builder = FingerprintBuilder()
        for page in plan.pages { builder.add(page.path.text) }
        for story in plan.stories + plan.standingPages {
            builder.add(story.article.source)
            builder.add(story.path.text)
        }
        for story in plan.held { builder.add(story.article.source) }
        for (path, source) in plan.unpublished.sorted(by: { $0.key < $1.key }) {
            builder.add(path)
            builder.add(source)
        }
        return builder.value
    }
}
