import ArgumentParser
import Foundation
import Newsroom
import SiteBuilder

/// What `build` and `check` both take.
struct SiteArguments: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var view: SiteView

    @Option(help: ArgumentHelp("How many tasks may work at once.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: "How to print diagnostics and the summary: text or json.")
    var format = Format.text

    @Flag
    var volume: Volume?

    enum Volume: String, EnumerableFlag {
        case verbose, quiet

        static func help(for volume: Volume) -> ArgumentHelp? {
            switch volume {
            case .verbose: "Name every file that was written."
            case .quiet: "Say nothing but errors."
            }
        }
    }

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs is at least 1.") }
    }

    /// The options of a build into `output`; nil is `Public/` in the site.
    func options(output: String? = nil, force: Bool = false) -> BuildOptions {
        var options = view.options(jobs: jobs)
        if let output { options.output = SiteView.absolute(output) }
        options.isStrict = strict
        options.force = force
        return options
    }

    /// Shows what a build found and did, and ends the program where it found errors.
    func show(_ report: BuildReport, seconds: Double, summary: String) throws {
        switch format {
        case .json:
            Console.print(try BuildOutput(report, seconds: seconds).json)
        case .text:
            Console.show(
                volume == .quiet ? report.diagnostics.filter { $0.severity == .error } : report.diagnostics)
            if report.succeeded, volume != .quiet {
                if volume == .verbose { report.written.sorted().forEach { Console.print("wrote \($0)") } }
                Console.print(summary)
            }
        }
        guard report.succeeded else {
            if format == .text { Console.error(Self.conclusion(of: report)) }
            throw ExitStatus.contentHasErrors
        }
    }

    private static func conclusion(of report: BuildReport) -> String {
        let errors = report.diagnostics.count { $0.severity == .error }
        let warnings = report.diagnostics.count - errors
        let wasBegun = !report.written.isEmpty || report.unchanged > 0
        let parts = [
            errors == 1 ? "1 error" : "\(errors) errors",
            warnings == 0 ? nil : warnings == 1 ? "1 warning" : "\(warnings) warnings",
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
            + (wasBegun ? "; the site is unfinished" : "; nothing was written")
    }
}
