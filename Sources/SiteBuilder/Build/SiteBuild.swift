package import Newsroom

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

    private var preparation: SitePreparation {
        SitePreparation(files: files, options: options, progress: progress)
    }

    /// Checks everything and writes nothing.
    ///
    /// - Throws: A ``FileError`` where the machine fails.
    package func check() async throws -> BuildReport {
        try await preparation.prepare().report
    }

    /// The next instant at which the site's bytes would change by themselves; nil where nothing is to come, and
    /// where the report has errors.
    ///
    /// - Throws: A ``FileError`` where the machine fails.
    package func nextChange() async throws -> (instant: Moment?, report: BuildReport) {
        let (report, renderer) = try await preparation.prepare()
        guard let renderer, report.succeeded else { return (nil, report) }
        return (renderer.clock.next, report)
    }

    /// Builds the site; with an error among the diagnostics nothing was written, but for the one that only shows
    /// while pages are made: a template without end, whose page is left as it was and the output unfinished.
    ///
    /// - Throws: A ``FileError`` where the machine fails. Until a later build ends, the output's record then says
    ///   that it is unfinished.
    package func run() async throws -> BuildReport {
        var (report, renderer) = try await preparation.prepare()
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
                let rendered = try renderer.render(page)
                // A page that its template could not finish is not shipped.
                guard rendered.diagnostics.isEmpty else {
                    return WrittenPage(outcome: nil, diagnostics: rendered.diagnostics)
                }
                return WrittenPage(
                    outcome: try session.write(rendered.bytes, to: page.path.file), diagnostics: [])
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
}
