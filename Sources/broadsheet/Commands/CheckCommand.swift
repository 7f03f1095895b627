import ArgumentParser
import Newsroom
import SiteBuilder

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check everything that a build checks, and write nothing.")

    @OptionGroup var arguments: SiteArguments

    func run() async throws {
        let progress = BuildProgress()
        let build = SiteBuild(files: .disk, options: arguments.options(), progress: progress)
        let start = ContinuousClock.now
        let isShown = arguments.format == .text && arguments.volume != .quiet
        let report = try await ProgressLine.during(progress.text, isShown: isShown) {
            try await build.check()
        }
        try arguments.show(
            report, seconds: (ContinuousClock.now - start) / .seconds(1),
            summary: "\(report.pages) pages from \(report.articles) articles have no errors.")
    }
}
