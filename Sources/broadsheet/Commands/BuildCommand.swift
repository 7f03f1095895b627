import ArgumentParser
import Newsroom
import SiteBuilder

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Build the site.",
        discussion: """
            Reads content/, templates/ and site.yml and writes the site to Public/, or to another folder with \
            --output. With errors nothing is written and the last site stays. Only files that Broadsheet wrote \
            are ever removed; files whose bytes have not changed are left alone.

            What a build has found out is kept in .broadsheet/, so that the next one makes only what has changed. \
            That folder can be deleted at any time.
            """)

    @OptionGroup var arguments: SiteArguments

    @Option(
        help: ArgumentHelp(
            "Where to write the site (default: Public in the site's folder).", valueName: "dir"))
    var output: String?

    @Flag(help: "Write into a folder that Broadsheet did not make, and over files that stand in the way.")
    var force = false

    @Option(
        defaultAsFlag: "",
        help: ArgumentHelp(
            "Say why each page was made, or why one was made or left alone: its address or its file in the output.",
            valueName: "page"))
    var explain: String?

    @Flag(help: "Show how long each stage took.")
    var timings = false

    func validate() throws {
        let options = self.options
        let sources = [options.site + "/content", options.site + "/templates", options.site + "/.broadsheet"]
        guard !(options.site + "/").hasPrefix(options.output == "/" ? "/" : options.output + "/"),
            !sources.contains(where: { (options.output + "/").hasPrefix($0 + "/") })
        else {
            throw ValidationError("The site cannot be written over its sources: choose another --output.")
        }
    }

    private var options: BuildOptions {
        var options = arguments.options(output: output, force: force)
        options.explains = explain != nil
        return options
    }

    func run() async throws {
        let progress = BuildProgress()
        let build = SiteBuild(
            files: .disk, options: options, progress: progress)
        let start = ContinuousClock.now
        let isShown = arguments.format == .text && arguments.volume != .quiet
        let report = try await ProgressLine.during(progress.text, isShown: isShown) { try await build.run() }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let time = String((seconds * 100).rounded() / 100)
        if report.succeeded, arguments.format == .text {
            if let explain { PageExplanations(report).show(page: explain) }
            if timings { Timings(report).show() }
        }
        try arguments.show(
            report, seconds: seconds,
            summary: "Built \(report.pages) pages from \(report.articles) articles in \(time) s "
                + "(\(report.written.count) written, \(report.unchanged) unchanged, \(report.removed) removed)."
        )
    }
}
