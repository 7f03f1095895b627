import ArgumentParser
import Foundation
import Newsroom
import Publisher
import SiteBuilder

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Send the built site to where readers get it.",
        discussion: """
            Compares what the last build made with what stands at a target of `publish` in site.yml, shows the plan, \
            and carries it out in an order that never shows a reader half a site. A run that was cut off is gone on \
            with by the next. Targets, secrets and headers are in docs/publishing.md.
            """)

    @Argument(
        help: ArgumentHelp("A target of site.yml; the only one can be left out.", valueName: "target"))
    var target: String?

    @Option(help: ArgumentHelp("The site's folder, with site.yml in it.", valueName: "dir"))
    var site = "."

    @Option(
        help: ArgumentHelp(
            "Where the site was built (default: Public in the site's folder).", valueName: "dir"))
    var output: String?

    @Flag(help: "Show the plan and change nothing.")
    var dryRun = false

    @Flag(help: "Do it even where much would be deleted, or what is not Broadsheet's overwritten.")
    var yes = false

    @Flag(help: "Ask the site's own address afterwards whether readers get what was published.")
    var verify = false

    @Flag(help: "Go back to what was published before.")
    var rollback = false

    @Option(help: "How to print the plan and the outcome: text or json.")
    var format = SiteArguments.Format.text

    @Flag(help: "Say nothing but errors and warnings.")
    var quiet = false

    func validate() throws {
        guard !rollback || !(dryRun || verify) else {
            throw ValidationError("--rollback goes with neither --dry-run nor --verify.")
        }
    }

    func run() async throws {
        do {
            try await Interruption.ending { [self] in try await publish() }
        } catch is CancellationError {
            throw PublishError(.failed, "stopped", hint: "run it again: it goes on from there")
        }
    }

    private func publish() async throws {
        let folder = SiteView.absolute(site)
        let (configured, diagnostics) = try SiteFile.read(files: .disk, folder: folder)
        guard let configured, !diagnostics.hasErrors else {
            Console.show(diagnostics)
            throw ExitStatus.contentHasErrors
        }
        let target = try choose(from: configured.publishTargets)
        let now = SiteView.now()
        let output = output.map(SiteView.absolute) ?? folder + "/Public"
        let built =
            rollback
            ? BuiltSite(folder: output, files: [])
            : try BuiltSite.find(files: .disk, site: folder, output: output, now: now)
        let publication = try await Publication(
            files: .disk, site: configured, siteFolder: folder, built: built, target: target,
            environment: ProcessInfo.processInfo.environment,
            jobs: ProcessInfo.processInfo.activeProcessorCount, now: now)
        if rollback { return try await goBack(publication, target) }
        let warnings = try warningsOfOverdueBuild(
            BuildOptions(site: folder, output: output, jobs: 1, now: now, program: ProgramIdentity.current))
        try await publish(publication, PublishReport(target: target, warnings: warnings))
    }

    private func warningsOfOverdueBuild(_ options: BuildOptions) throws -> [String] {
        guard let since = try StandingBuild.overdueSince(files: .disk, options: options) else { return [] }
        return [
            "something was due at \(since.iso8601), after the site was built: "
                + "run `broadsheet build` first, or stories come late and stay too long"
        ]
    }

    private func goBack(_ publication: Publication, _ target: PublishTarget) async throws {
        var report = PublishReport(target: target, warnings: [])
        try await reporting(&report) { report in report.outcome = try await publication.rollBack() }
        say("\(target.name.text) is back at \(report.outcome?.state ?? "what was there").")
    }

    /// Does some work; programs get what is known of it, also where it fails.
    private func reporting(
        _ report: inout PublishReport, _ work: (inout PublishReport) async throws -> Void
    ) async throws {
        do {
            try await work(&report)
        } catch {
            report.failure = "\(error)"
            if format == .json { Console.print(try report.json) }
            throw error
        }
        report.warnings.forEach { Console.error("warning: \($0)") }
        if format == .json { Console.print(try report.json) }
    }

    private func publish(_ publication: Publication, _ report: PublishReport) async throws {
        let start = ContinuousClock.now
        var report = report
        try await reporting(&report) { report in
            try await carryOut(publication, &report)
            try complain(of: report.outcome?.verification)
        }
        if !dryRun { say(report.conclusion(seconds: (ContinuousClock.now - start) / .seconds(1))) }
    }

    private func carryOut(_ publication: Publication, _ report: inout PublishReport) async throws {
        let plan = try await publication.plan()
        report.plan = plan
        if format == .text, !quiet { Console.print(report.text(of: publication.destinationName)) }
        if dryRun { return plan.objections.forEach { Console.error("without --yes it would stop: \($0)") } }
        guard yes || plan.objections.isEmpty else {
            throw PublishError(
                .usage, plan.objections.joined(separator: "; "), hint: "if that is what you want, add --yes")
        }
        let progress = PublishProgress()
        let total = plan.uploads.count
        report.outcome = try await ProgressLine.during(
            {
                progress.sent == 0
                    ? "Sending \(total) files …" : "Sending files: \(progress.sent) of \(total)"
            },
            isShown: format == .text && !quiet
        ) { try await publication.carryOut(plan, verifies: verify, progress: progress) }
    }

    private func choose(from targets: [PublishTarget]) throws -> PublishTarget {
        let names = targets.map(\.name.text)
        guard !targets.isEmpty else {
            throw PublishError(
                .usage, "site.yml has no targets",
                hint: "name them under `publish`; docs/publishing.md says how")
        }
        guard let wanted = target else {
            if targets.count == 1 { return targets[0] }
            throw PublishError(.usage, "which target?", hint: "there are \(names.joined(separator: ", "))")
        }
        if let found = targets.first(where: { $0.name.text == wanted }) { return found }
        throw PublishError(
            .usage, "there is no target `\(wanted)` in site.yml",
            hint: Spelling.hint(for: wanted, in: names) ?? "there are \(names.joined(separator: ", "))")
    }

    private func complain(of verification: Verification.Result?) throws {
        guard let verification, !verification.wrong.isEmpty else { return }
        for address in verification.wrong.prefix(20) {
            Console.error("readers do not get what was built: \(address)")
        }
        throw PublishError(
            .failed,
            "\(verification.wrong.count) of \(verification.checkedCount) addresses give something else",
            hint: "a cache may hold the old ones, or the server shows another folder")
    }

    private func say(_ line: String) {
        if format == .text, !quiet { Console.print(line) }
    }
}
