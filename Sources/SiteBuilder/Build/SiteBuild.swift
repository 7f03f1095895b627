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
            memory: .none, spool: nil, progress: progress, timings: BuildTimings()
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
        let survey = try await takeSurvey()
        timings.end("survey")
        let folder = OutputFolder(files: files, site: options.site, path: options.output)
        let memory = BuildMemory(
            try folder.buildRecordFile.load(), program: BuildConditions.program(options))
        if var report = try await reportOfUnchangedSite(survey, memory, in: folder) {
            timings.end("looking at the output")
            report.timings = timings.stages
            return report
        }
        timings.end("record")
        async let laid = SiteFoundations.lay(files: files, folder: options.site)
        let recorded = memory.pages
        // While the site is planned, which is a line of work of its own.
        async let output = StandingOutput.look(for: recorded, in: options.output, files: files, jobs: 1)
        let foundations = try await laid
        timings.end("configuration and theme")
        if let reprint = reprint(on: foundations, survey, memory, recorded, timings),
            let made = try await reprint.make(),
            var report = try await reprint.write(made, over: try await output, in: folder)
        {
            report.timings = timings.stages
            Task.detached { withExtendedLifetime((reprint, made)) {} }
            return report
        }
        let prepared = try await SitePreparation(
            files: files, options: options, survey: survey, memory: memory,
            spool: try files.makeSpool(options.site), progress: progress, timings: timings
        ).prepare(on: foundations)
        var report = prepared.report
        if let edition = prepared.edition, let renderer = prepared.renderer, let findings = prepared.findings
        {
            // While pages are made, which are many tasks: it is one.
            async let planRecord = PlanRecord(
                of: edition, heldMedia: findings.heldMedia, sources: survey.content.sources.map(\.file))
            let result = try await PressRun(
                edition: edition, renderer: renderer, output: try await output,
                arrangementHasStayed: findings.arrangementHasStayed, folder: folder,
                siteFiles: findings.siteFiles, files: files, options: options, progress: progress
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
            makings: .new(result.pages.map(\.making)), inputs: result.inputs,
            siteFiles: .new(findings.siteFiles.records), sourceCount: findings.loaded.count,
            source: { place in
                let loaded = findings.loaded[place]
                return if findings.renderings[loaded.source.file] == nil, let range = loaded.range {
                    .kept(findings.recordedSources.bytes(in: range))
                } else {
                    .new(loaded.record(rendering: findings.renderings))
                }
            }, plan: .new(plan), jobs: options.jobs
        ).keep()
    }

    /// Nil where there is no record, or where the site cannot be set.
    private func reprint(
        on foundations: SiteFoundations, _ survey: SiteSurvey, _ memory: BuildMemory,
        _ recorded: RecordedPages, _ timings: BuildTimings
    ) -> Reprint? {
        guard let record = memory.record, let stored = memory.stored, let site = foundations.site else {
            return nil
        }
        let typesetting = Typesetting(
            files: files, options: options, foundations: foundations, site: site, memory: memory,
            siteFiles: memory.siteFiles(files: files, folder: options.site, survey: survey),
            progress: progress, timings: timings)
        return Reprint(
            typesetting: typesetting, survey: survey, record: record, stored: stored, recorded: recorded)
    }

    /// Nil where something has changed, or may have.
    private func reportOfUnchangedSite(
        _ survey: SiteSurvey, _ memory: BuildMemory, in folder: OutputFolder
    ) async throws -> BuildReport? {
        guard let record = memory.record, record.conditions.request == BuildConditions.request(options),
            record.surveyIsSettled, record.survey == survey.fingerprint,
            record.isOf(options.now), let outputs = memory.outputs
        else { return nil }
        // What a build has left behind that was killed.
        guard try folder.recordFile.isOfFinishedBuild(),
            try files.status(options.output + "/" + SitePath.workingFolder) == nil
        else { return nil }
        let (files, output, savedAt) = (files, options.output, record.savedAt)
        let stand = try await outputs.concurrentMap(jobs: options.jobs) { recorded in
            guard try files.status(output + "/" + recorded.file) == recorded.status else {
                return nil as Bool?
            }
            return recorded.status.isSettled(at: savedAt)
        }
        guard !stand.contains(nil) else { return nil }
        for (recorded, isSettled) in zip(outputs, stand) where isSettled == false {
            let contents = ContentFingerprint(try files.read(output + "/" + recorded.file))
            guard contents == recorded.contents else { return nil }
        }
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
