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
    let printed: PrintedTexts?
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
        _ loaded: [ArticleDesk.Loaded], _ profiles: [Profile], media: [String], loader: ContentLoader,
        manuscripts: Manuscripts, spool: Spool?
    ) async throws -> Result {
        let clock = NewsroomClock(now: options.now)
        let planner = SitePlanner(site: site, clock: clock, includesUnpublished: options.includesUnpublished)
        let planned = try await planner.plan(
            loaded, profiles, media: media, assets: foundations.assets, jobs: options.jobs)
        // What stories do not wait for is worked out beside them.
        async let collisions = planner.collisions(in: planned)
        async let linksFingerprint = Self.fingerprint(ofLinksIn: planned)
        let links = await LinkTable(plan: planned, root: site.address.root)
        async let furniture = furniture(of: planned, profiles, links, clock)
        timings.end("planning")

        let renderer = storyRenderer(links, clock, loader, manuscripts)
        let texts = StoryTexts(renderer: renderer, spool: spool, printed: printed)
        var linksAreKnown = false
        if let record = memory.record { linksAreKnown = await linksFingerprint == record.links }
        let desk = StoryDesk(
            renderer: renderer, texts: texts,
            recorded: Dictionary(
                loaded.compactMap { source in source.rendering.map { (source.source.file, $0) } },
                uniquingKeysWith: { first, _ in first }),
            linksAreKnown: linksAreKnown,
            file: { [siteFiles] path throws(FileError) in try siteFiles.fingerprint(of: path) },
            jobs: options.jobs, progress: progress)
        let made = try await desk.makeStories(of: planned)
        timings.end("stories")

        let around = try await furniture
        var plan = planned
        let heldMedia = hold(in: &plan, made, around.profiles, around.publisher)
        let pictureSizes = try await pictureSizes(
            of: made.stories + made.standingPages, around.profiles.shown, in: plan)
        let edition = Edition(
            site: site, plan: plan, stories: made.stories, standingPages: made.standingPages, texts: texts,
            front: around.front, banner: around.banner, related: around.related,
            profiles: around.profiles.shown, publisher: around.publisher, pictureSizes: pictureSizes,
            assets: foundations.assets, templates: foundations.programs?.fingerprints ?? [],
            contentFiles: contentFiles, words: foundations.words, formats: foundations.formats)
        let diagnostics = plan.diagnostics + (await collisions) + made.diagnostics + around.diagnostics
        timings.end("edition")
        return Result(
            edition: edition, clock: clock, renderer: renderer, texts: texts, links: await linksFingerprint,
            heldMedia: heldMedia, renderings: made.renderings, diagnostics: diagnostics)
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
        in plan: inout SitePlan, _ made: StoryDesk.Result, _ profiles: Furniture.RenderedProfiles,
        _ publisher: PublisherIdentity
    ) -> [SitePath] {
        let stories = made.stories + made.standingPages
        var held: Set<SitePath> = []
        for story in stories { held.formUnion(story.digest.heldReferences) }
        for story in made.held {
            held.formUnion(story.digest.references)
            held.formUnion(story.digest.heldReferences)
        }
        for profile in profiles.held { held.formUnion(profile.references) }
        guard !held.isEmpty else { return [] }
        var shown = Set(publisher.paths)
        for story in stories { shown.formUnion(story.digest.references) }
        for profile in profiles.shown.values { shown.formUnion(profile.references) }
        return HeldMedia.hold(in: &plan, shown: shown, held: held)
    }

    var contentFiles: ContentFiles { ContentFiles(siteFiles, files, folder: options.site) }

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
