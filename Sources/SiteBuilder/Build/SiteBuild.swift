import ContentLoader
package import Newsroom

/// Builds a site: reads what has changed, checks everything, and only then writes.
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
    package func check() async throws -> BuildReport { try await inspect().report }

    /// The next instant at which the site's bytes would change by themselves; nil where nothing is to come, and
    /// where the report has errors.
    ///
    /// - Throws: A ``FileError`` where the machine fails.
    package func nextChange() async throws -> (instant: Moment?, report: BuildReport) {
        let prepared = try await inspect()
        return (prepared.findings?.clock.next, prepared.report)
    }

    private func inspect() async throws -> SitePreparation.Prepared {
        try await SitePreparation(
            files: files, options: options, survey: try await takeSurvey(),
            memory: .none, printed: nil, spool: nil, progress: progress, timings: BuildTimings()
        ).prepare()
    }

    private func takeSurvey() async throws -> SiteSurvey {
        try await SiteSurvey.take(files: files, folder: options.site, jobs: options.jobs)
    }

    /// Builds the site; with an error among the diagnostics nothing was written, but for the one that only shows
    /// while pages are made: a template without end, whose page is left as it was and the output unfinished.
    ///
    /// - Throws: A ``FileError`` where the machine fails. Until a later build ends, the output's record then says
    ///   that it is unfinished.
    package func run() async throws -> BuildReport {
        let timings = BuildTimings()
        async let surveyed = takeSurvey()
        let folder = OutputFolder(files: files, site: options.site, path: options.output)
        let memory = BuildMemory(
            try folder.buildRecordFile.load(), program: BuildConditions.program(options))
        // Without a record they are wanted whatever the survey finds.
        let early =
            memory.record == nil ? Task { try SiteFoundations.lay(files: files, folder: options.site) } : nil
        let outputs = memory.outputs
        async let looked = StandingFiles.look(
            for: outputs ?? [], savedAt: memory.record?.savedAt ?? 0, in: options.output, files: files,
            jobs: options.jobs)
        let survey = try await surveyed
        timings.end("survey")
        if try isUnchanged(survey, memory, in: folder), let record = memory.record, let outputs,
            case let standing = try await looked, standing.haveStayed
        {
            timings.end("looking at the output")
            var report = report(ofUnchanged: record, outputs)
            report.timings = timings.stages
            // To free all of these takes longer than to say that they are unchanged.
            Task.detached { withExtendedLifetime((survey, outputs, standing)) {} }
            return report
        }
        async let laid =
            if let early { try await early.value } else {
                try SiteFoundations.lay(files: files, folder: options.site)
            }
        let edited = try Reprint.edits(survey, memory, options)
        let recorded = memory.pages(of: outputs)
        let printed = PrintedTexts(pages: recorded, files: files, folder: options.output)
        let foundations = try await laid
        timings.end("configuration and theme")
        if let reprint = reprint(of: edited, on: foundations, survey, memory, printed, timings),
            let made = try await reprint.make(),
            var report = try reprint.write(made, over: try await looked, in: folder)
        {
            report.timings = timings.stages
            Task.detached { withExtendedLifetime((reprint, made)) {} }
            return report
        }
        let prepared = try await SitePreparation(
            files: files, options: options, survey: survey, memory: memory, printed: printed,
            spool: try files.makeSpool(options.site), progress: progress, timings: timings
        ).prepare(on: foundations)
        var report = prepared.report
        if let edition = prepared.edition, let renderer = prepared.renderer, let findings = prepared.findings
        {
            // While pages are made, which are many tasks: it is one.
            async let planRecord = PlanRecord(
                of: edition, heldMedia: findings.heldMedia, sources: survey.content.sources.map(\.file))
            let result = try await PressRun(
                edition: edition, renderer: renderer, output: StandingOutput(recorded, try await looked),
                arrangementHasStayed: findings.arrangementHasStayed, folder: folder,
                siteFiles: findings.siteFiles, options: options, progress: progress
            ).run()
            report.add(result)
            timings.end("pages")
            if report.succeeded {
                var plan = await planRecord
                plan.addRelated(edition.related, askedFor: result.inputs)
                try await keep(result, plan, of: report, findings, survey, in: folder.buildRecordFile)
                timings.end("saving the record")
            }
        }
        report.timings = timings.stages
        // To free what a whole site takes lasts longer than to write a page: the report does not wait for it.
        Task.detached { withExtendedLifetime(prepared) {} }
        return report
    }

    private func keep(
        _ result: PressRun.Result, _ plan: PlanRecord, of report: BuildReport,
        _ findings: SitePreparation.Findings, _ survey: SiteSurvey, in file: BuildRecordFile
    ) async throws {
        let record = BuildRecord(
            survey, findings, report, at: options.now, savedAt: files.currentTime())
        try await RecordKeeper(
            file: file, record: record, outputs: result.pages.map(\.output),
            makings: result.pages.map(\.making), inputs: result.inputs,
            siteFiles: findings.siteFiles.records, sourceCount: findings.loaded.count,
            source: { place in
                let loaded = findings.loaded[place]
                return if findings.renderings[loaded.source.file] == nil, let range = loaded.range {
                    .kept(findings.recordedSources.bytes(in: range))
                } else {
                    .new(loaded.record(rendering: findings.renderings))
                }
            }, plan: plan, jobs: options.jobs
        ).keep()
    }

    /// Nil where there are no edited sources, or where the site cannot be set.
    private func reprint(
        of edited: EditedSources?, on foundations: SiteFoundations, _ survey: SiteSurvey,
        _ memory: BuildMemory, _ printed: PrintedTexts, _ timings: BuildTimings
    ) -> Reprint? {
        guard let edited, let record = memory.record, let stored = memory.stored, let site = foundations.site
        else { return nil }
        let typesetting = Typesetting(
            files: files, options: options, foundations: foundations, site: site, memory: memory,
            siteFiles: memory.siteFiles(files: files, folder: options.site, survey: survey),
            printed: printed, progress: progress, timings: timings)
        return Reprint(
            typesetting: typesetting, survey: survey, record: record, stored: stored, recorded: printed.pages,
            edited: edited)
    }

    /// Whether the files of the site, the request and the clock are those of the record, beyond doubt, and its build
    /// has ended.
    private func isUnchanged(
        _ survey: SiteSurvey, _ memory: BuildMemory, in folder: OutputFolder
    ) throws(FileError) -> Bool {
        guard let record = memory.record, record.conditions.request == BuildConditions.request(options),
            record.surveyIsSettled, record.survey == survey.fingerprint, record.isOf(options.now),
            try folder.recordFile.isOfFinishedBuild()
        else { return false }
        // What a build has left behind that was killed.
        return try files.status(options.output + "/" + SitePath.workingFolder) == nil
    }

    private func report(ofUnchanged record: BuildRecord, _ outputs: [PageRecord.Output]) -> BuildReport {
        var report = BuildReport(diagnostics: record.diagnostics)
        report.pages = outputs.count
        report.articles = record.articleCount
        report.unchanged = outputs.count
        if options.explains {
            report.explanations = outputs.map {
                PageExplanation(file: $0.file, outcome: .leftAlone, reason: .current, template: nil)
            }
        }
        return report
    }
}
