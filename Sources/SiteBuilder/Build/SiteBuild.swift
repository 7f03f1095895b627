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
        if var report = try await reportOfUnchangedSite(survey, memory) {
            timings.end("looking at the output")
            report.timings = timings.stages
            return report
        }
        timings.end("record")
        // While the site is planned, which is a line of work of its own.
        async let output = StandingOutput.look(
            for: memory.pages, in: options.output, files: files, jobs: 1)
        let prepared = try await SitePreparation(
            files: files, options: options, survey: survey, memory: memory,
            spool: try files.makeSpool(options.site), progress: progress, timings: timings
        ).prepare()
        var report = prepared.report
        if let edition = prepared.edition, let renderer = prepared.renderer, let findings = prepared.findings
        {
            let result = try await PressRun(
                edition: edition, renderer: renderer, output: try await output,
                arrangementHasStayed: findings.arrangementHasStayed, folder: folder,
                siteFiles: findings.siteFiles, files: files, options: options, progress: progress
            ).run()
            report.add(result)
            timings.end("pages")
            if report.succeeded {
                try RecordKeeper(
                    files: files, options: options, survey: survey, findings: findings
                ).keep(result, of: report, in: folder.buildRecordFile)
                timings.end("saving the record")
            }
        }
        report.timings = timings.stages
        // To free what a whole site takes lasts longer than to write a page: the report does not wait for it.
        Task.detached { withExtendedLifetime(prepared) {} }
        return report
    }

    /// Nil where something has changed, or may have.
    private func reportOfUnchangedSite(
        _ survey: SiteSurvey, _ memory: BuildMemory
    ) async throws -> BuildReport? {
        guard let record = memory.record, record.conditions.request == BuildConditions.request(options),
            record.surveyIsSettled, record.survey == survey.fingerprint,
            record.isOf(options.now), let outputs = memory.outputs
        else { return nil }
        // What a build has left behind that was killed.
        guard try files.status(options.output + "/" + SitePath.workingFolder) == nil else { return nil }
        let (files, folder, savedAt) = (files, options.output, record.savedAt)
        let stand = try await outputs.concurrentMap(jobs: options.jobs) { output in
            guard try files.status(folder + "/" + output.file) == output.status else { return nil as Bool? }
            return output.status.isSettled(at: savedAt)
        }
        guard !stand.contains(nil) else { return nil }
        for (output, isSettled) in zip(outputs, stand) where isSettled == false {
            let contents = ContentFingerprint(try files.read(folder + "/" + output.file))
            guard contents == output.contents else { return nil }
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
