import ContentLoader
import MarkdownRenderer
import Newsroom

/// Reads and checks everything that a site is made of; writes nothing into the output.
struct SitePreparation {
    let files: FileSystem
    let options: BuildOptions
    let survey: SiteSurvey
    /// Nil where the build is a clean one.
    let memory: BuildMemory
    /// Nil where no pages of an earlier build are to be read.
    let printed: PrintedTexts?
    /// Where texts go that no memory should hold; nil where they will not be wanted again.
    let spool: Spool?
    let progress: BuildProgress
    let timings: BuildTimings

    /// What was found, and what makes the pages.
    struct Prepared: Sendable {
        var report: BuildReport
        /// Nil where something is wrong.
        var edition: Edition?
        var renderer: PageRenderer?
        /// What the next build may want to know.
        var findings: Findings?
    }

    /// What became of the sources.
    struct Findings: Sendable {
        let conditions: BuildConditions
        let arrangement: ContentFingerprint
        /// It is the recorded one, and so is all that pages show of stories, their texts aside.
        let arrangementHasStayed: Bool
        let links: ContentFingerprint
        let heldMedia: [SitePath]
        let recordedSources: RecordedSources
        let loaded: [ArticleDesk.Loaded]
        let renderings: [String: SourceRecord.Rendering]
        let siteFiles: SiteFiles
        let clock: NewsroomClock
        let loader: ContentLoader
        let storyRenderer: StoryRenderer
        let texts: StoryTexts
    }

    func prepare() async throws -> Prepared {
        let foundations = try SiteFoundations.lay(files: files, folder: options.site)
        timings.end("configuration and theme")
        return try await prepare(on: foundations)
    }

    /// - Parameter foundations: As the files of the survey have them.
    func prepare(on foundations: SiteFoundations) async throws -> Prepared {
        progress.begin(.loading)
        // Without a usable site.yml the articles are still read: all mistakes are shown at once.
        let timeZone = foundations.site?.timeZone ?? .utc
        let loader = ContentLoader(files: files, root: options.site, timeZone: timeZone)
        let conditions = BuildConditions(foundations, options)
        let manuscripts = Manuscripts(loader: loader, sources: survey.content.sources, spool: spool)
        let recordedSources = memory.sources(under: conditions)
        let loaded = try await ArticleDesk(
            files: files, loader: loader, survey: survey,
            recorded: recordedSources, manuscripts: manuscripts, jobs: options.jobs
        ).load()
        let arrangement = survey.arrangement(of: loaded)
        let (profiles, profileDiagnostics) = try Self.profiles(of: survey, loader)
        timings.end("loading")

        let diagnostics =
            foundations.diagnostics + survey.content.diagnostics + loaded.flatMap(\.diagnostics)
            + profileDiagnostics
        guard let site = foundations.site else { return Prepared(report: report(diagnostics)) }
        let siteFiles = memory.siteFiles(files: files, folder: options.site, survey: survey)
        for file in survey.others where file.path.hasPrefix("templates/") && file.path.hasSuffix(".html") {
            // So that the next build can tell which of them has changed.
            _ = try siteFiles.fingerprint(of: file.path)
        }
        let typesetting = Typesetting(
            files: files, options: options, foundations: foundations, site: site, memory: memory,
            siteFiles: siteFiles, printed: printed, progress: progress, timings: timings)
        let set = try await typesetting.set(
            loaded, profiles, media: survey.content.media.map(\.path), loader: loader,
            manuscripts: manuscripts, spool: spool)
        var prepared = Prepared(report: report(diagnostics + set.diagnostics))
        prepared.report.pages = set.edition.plan.pages.count
        prepared.report.articles = set.edition.stories.count + set.edition.standingPages.count
        prepared.report.counts.loaded = loaded.count { $0.range == nil && $0.rendering == nil }
        prepared.report.counts.planned = loaded.count { $0.article != nil }
        prepared.report.counts.rendered = set.renderings.count
        guard let programs = foundations.programs, prepared.report.succeeded else { return prepared }
        prepared.edition = set.edition
        prepared.renderer = PageRenderer(
            edition: set.edition, templates: foundations.templates, programs: programs,
            feeds: FeedComposer(), files: files, folder: options.site)
        prepared.findings = Findings(
            conditions: conditions, arrangement: arrangement,
            arrangementHasStayed: memory.hasArrangement(arrangement, conditions, now: options.now)
                && recordedSources.agree(with: set.renderings),
            links: set.links, heldMedia: set.heldMedia, recordedSources: recordedSources, loaded: loaded,
            renderings: set.renderings,
            siteFiles: siteFiles, clock: set.clock, loader: loader,
            storyRenderer: set.renderer, texts: set.texts)
        return prepared
    }

    static func profiles(
        of survey: SiteSurvey, _ loader: ContentLoader
    ) throws(FileError) -> (profiles: [Profile], diagnostics: [Diagnostic]) {
        var profiles: [Profile] = []
        var diagnostics: [Diagnostic] = []
        for found in survey.content.profiles {
            let (profile, told) = try loader.load(found)
            if let profile { profiles.append(profile) }
            diagnostics += told
        }
        return (profiles, diagnostics)
    }

    private func report(_ diagnostics: [Diagnostic]) -> BuildReport {
        var diagnostics = diagnostics
        if options.isStrict {
            for index in diagnostics.indices { diagnostics[index].severity = .error }
        }
        return BuildReport(diagnostics: diagnostics.sortedByPlace())
    }
}
