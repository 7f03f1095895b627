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
            """)

    @OptionGroup var arguments: SiteArguments

    @Option(
        help: ArgumentHelp(
            "Where to write the site (default: Public in the site's folder).", valueName: "dir"))
    var output: String?

    @Flag(help: "Write into a folder that Broadsheet did not make, and over files that stand in the way.")
    var force = false

    func validate() throws {
        let options = arguments.options(output: output, force: force)
        let sources = [options.site + "/content", options.site + "/templates", options.site + "/.broadsheet"]
        guard !(options.site + "/").hasPrefix(options.output == "/" ? "/" : options.output + "/"),
            !sources.contains(where: { (options.output + "/").hasPrefix($0 + "/") })
        else {
            throw ValidationError("The site cannot be written over its sources: choose another --output.")
        }
    }

    func run() async throws {
        let progress = BuildProgress()
        let build = SiteBuild(
            files: .disk, options: arguments.options(output: output, force: force), progress: progress)
        let start = ContinuousClock.now
        let isShown = arguments.format == .text && arguments.volume != .quiet
        let report = try await ProgressLine.during(progress, isShown: isShown) { try await build.run() }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let time = String((seconds * 100).rounded() / 100)
        try arguments.show(
            report, seconds: seconds,
            summary: "Built \(report.pages) pages from \(report.articles) articles in \(time) s "
                + "(\(report.written.count) written, \(report.unchanged) unchanged, \(report.removed) removed)."
        )
    }
}
