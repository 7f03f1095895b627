import ContentLoader
package import Newsroom

/// Keeps a site in memory and makes a new ``Proof`` of it after each change, with as little work as the change allows.
///
/// A story's new words take the place of the old ones where all else has stayed, and a new template or file of the
/// theme that of the old one. After every other change the site is planned anew; what has not changed is not read
/// again. Nothing is written.
package actor ProofDesk {
    private let files: FileSystem
    private var options: BuildOptions
    private var memory: BuildMemory
    /// The last without mistakes.
    private var current: Current?
    /// What has changed since then.
    private var missed = Change.files([])
    private var survey: SiteSurvey?
    /// What has changed since the survey.
    private var unsurveyed = Change.files([])
    private var foundations: SiteFoundations?

    private struct Current {
        var proof: Proof
        let survey: SiteSurvey
        var foundations: SiteFoundations
        let findings: SitePreparation.Findings
        let diagnostics: [Diagnostic]
    }

    /// What may have changed since the last proof.
    package enum Change: Sendable {
        case everything
        /// Files, from the site's folder.
        case files(Set<String>)

        package func merging(_ other: Change) -> Change {
            guard case .files(let first) = self, case .files(let second) = other else { return .everything }
            return .files(first.union(second))
        }

        /// Whether it says that nothing has changed.
        package var isNothing: Bool {
            if case .files(let files) = self { files.isEmpty } else { false }
        }

        /// Whether `site.yml` or the theme may have changed.
        fileprivate var concernsFoundations: Bool {
            guard case .files(let files) = self else { return true }
            return files.contains { $0 == "site.yml" || $0.hasPrefix("templates/") }
        }
    }

    /// What became of a change.
    package struct Outcome: Sendable {
        /// Nil where something is wrong.
        package let proof: Proof?
        package let diagnostics: [Diagnostic]
        /// When the site changes by itself; nil where nothing is to come.
        package let nextChange: Moment?
    }

    /// - Throws: A ``FileError`` where the record of the last build cannot be read, with which the desk begins.
    package init(files: FileSystem, options: BuildOptions) throws(FileError) {
        self.files = files
        self.options = options
        let folder = OutputFolder(files: files, site: options.site, path: options.output)
        memory = BuildMemory(try folder.buildRecordFile.load(), program: BuildConditions.program(options))
    }

    /// A change without the files that neither stood there when the site was last looked at nor do now, as those that
    /// editors write beside a story and then give its name.
    ///
    /// - Throws: A ``FileError`` where the machine fails.
    package func sifted(_ change: Change) throws(FileError) -> Change {
        guard case .files(let files) = change, case .files(let unsurveyed) = unsurveyed, let survey
        else { return change }
        var sifted: Set<String> = []
        for file in files {
            if try self.files.status(options.site + "/" + file) != nil || unsurveyed.contains(file)
                || survey.names(file)
            {
                sifted.insert(file)
            }
        }
        return .files(sifted)
    }

    /// - Parameter now: The instant of which the site is shown.
    /// - Throws: A ``FileError`` where the machine fails.
    package func proof(after change: Change, at now: Moment) async throws -> Outcome {
        let timeHasCome = now != options.now && !(memory.record?.isOf(now) ?? false)
        options.now = now
        missed = missed.merging(timeHasCome ? .everything : change)
        unsurveyed = unsurveyed.merging(change)
        if change.concernsFoundations { foundations = nil }
        if let current, case .files(let changed) = missed,
            let known = try outcome(of: changed, in: current)
        {
            return known
        }
        return try await planAnew()
    }

    private func planAnew() async throws -> Outcome {
        let survey = try await lookAround()
        let foundations = try foundations ?? SiteFoundations.lay(files: files, folder: options.site)
        self.foundations = foundations
        let prepared = try await SitePreparation(
            files: files, options: options, survey: survey, memory: memory, printed: nil,
            spool: try files.makeSpool(options.site), progress: BuildProgress(), timings: BuildTimings()
        ).prepare(on: foundations)
        let diagnostics = prepared.report.diagnostics
        guard let edition = prepared.edition, let renderer = prepared.renderer,
            let findings = prepared.findings
        else { return Outcome(proof: nil, diagnostics: diagnostics, nextChange: nil) }
        let record = BuildRecord(
            survey, findings, prepared.report, at: options.now, savedAt: files.currentTime())
        let old = (memory, current)
        memory = BuildMemory(of: record, findings)
        current = nil
        // To free what a whole site takes lasts longer than anybody wants to wait for a page.
        Task.detached { withExtendedLifetime(old) {} }
        return take(
            Current(
                proof: Proof(edition: edition, renderer: renderer), survey: survey, foundations: foundations,
                findings: findings, diagnostics: diagnostics))
    }

    /// Where sources have changed that are known, only they are looked at.
    private func lookAround() async throws -> SiteSurvey {
        let known: SiteSurvey?
        if let survey, case .files(let changed) = unsurveyed {
            known = try survey.renewed(changed, files: files, folder: options.site)
        } else {
            known = nil
        }
        let new: SiteSurvey
        if let known {
            new = known
        } else {
            new = try await SiteSurvey.take(files: files, folder: options.site, jobs: options.jobs)
        }
        survey = new
        unsurveyed = .files([])
        return new
    }

    private func take(_ new: Current) -> Outcome {
        current = new
        foundations = new.foundations
        missed = .files([])
        return Outcome(
            proof: new.proof, diagnostics: new.diagnostics, nextChange: new.findings.clock.next)
    }

    // MARK: Changes that leave the plan as it is

    /// Nil where the site has to be planned anew.
    private func outcome(of changed: Set<String>, in current: Current) throws(FileError) -> Outcome? {
        if changed.isEmpty { return take(current) }
        if changed.allSatisfy({ $0.hasPrefix("templates/") }) {
            return try retemplated(current).map(take)
        }
        let sources = current.survey.content.sources.filter { changed.contains($0.file) }
        guard sources.count == changed.count else { return nil }
        var retold = current
        for source in sources {
            guard let next = try self.retold(retold, source) else { return nil }
            retold = next
        }
        return take(retold)
    }

    /// Takes a story's new words; nil where that is not all that has changed.
    private func retold(_ current: Current, _ source: FoundSource) throws(FileError) -> Current? {
        let edition = current.proof.edition
        guard let status = try files.status(options.site + "/" + source.file), status.kind == .file,
            let (known, _) = memory.sources(under: current.findings.conditions)[source.file],
            let old = known.article, let digest = known.rendering?.digest,
            let number = edition.number(ofSource: source.file)
        else { return nil }
        let bytes = try files.read(source.location)
        let (loaded, diagnostics) = try current.findings.loader.load(source.with(status), bytes: bytes)
        guard var article = loaded, diagnostics.isEmpty, known.diagnostics.isEmpty,
            // Its lines may be others now.
            !current.diagnostics.contains(where: { $0.place.file == source.file }),
            old.inWords(of: article).facts == article.facts
        else { return nil }
        let story = edition.story(number)
        let planned = story.planned.with(story.article.inWords(of: article))
        let rendered = try current.findings.storyRenderer.render(planned)
        guard rendered.digest.isTied(as: digest), rendered.digest.diagnostics.isEmpty,
            digest.diagnostics.isEmpty,
            rendered.trace.earliestToCome == known.rendering?.trace.earliestToCome
        else { return nil }
        try current.findings.texts.keep(rendered, of: planned)
        article.markdown = []
        memory.replace(
            SourceRecord(
                file: source.file, status: status, contents: ContentFingerprint(bytes), facts: article.facts,
                article: article, diagnostics: [],
                rendering: SourceRecord.Rendering(digest: rendered.digest, trace: rendered.trace)))
        let told = story.planned.with(story.article.inWords(of: article))
        let new = Edition(edition, story: Story(planned: told, digest: rendered.digest), at: number)
        var next = current
        next.proof = current.proof.with(new, current.proof.renderer.with(new))
        return next
    }

    /// Takes the theme as it is now; nil where more than templates and files has changed in it.
    private func retemplated(_ current: Current) throws(FileError) -> Current? {
        guard let foundations = try current.foundations.retemplated(files: files, folder: options.site),
            let programs = foundations.programs,
            BuildConditions(foundations, options) == current.findings.conditions
        else { return nil }
        let old = current.proof.edition
        let haveStayed = foundations.assets.map(\.path) == old.assets.map(\.path)
        let edition = haveStayed ? old : Edition(old, assets: foundations.assets)
        let renderer = PageRenderer(
            edition: edition, templates: foundations.templates, programs: programs, feeds: FeedComposer(),
            files: files, folder: options.site)
        var next = current
        next.proof = current.proof.with(edition, renderer)
        next.foundations = foundations
        return next
    }
}
