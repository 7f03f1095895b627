import ArgumentParser
import Foundation
import Newsroom
import SiteBuilder

/// Which site is meant, and how much of it: what every command takes that looks at one.
struct SiteView: ParsableArguments {
    @Option(help: ArgumentHelp("The site's folder, with site.yml in it.", valueName: "dir"))
    var site = "."

    @Flag(help: "Include drafts, and stories whose date has not come.")
    var drafts = false

    @Option(
        help: ArgumentHelp(
            "Build the site as of an instant: 2026-11-24T06:00:00+01:00, or in UTC 2026-11-24 05:00 (default: now).",
            valueName: "time"))
    var at: Instant?

    /// The site's folder, absolute.
    var folder: String { Self.absolute(site) }

    /// The options of a build into `Public/` in the site.
    func options(jobs: Int) -> BuildOptions {
        let now = Self.now()
        let moment = at?.moment ?? now
        return BuildOptions(
            site: folder, output: folder + "/Public", includesUnpublished: drafts, jobs: jobs,
            now: moment, isAhead: now < moment, program: ProgramIdentity.current)
    }

    @Sendable static func now() -> Moment { Moment(secondsSince1970: Int(Date().timeIntervalSince1970)) }

    static func absolute(_ path: String) -> String {
        let path = URL(filePath: path).standardizedFileURL.path
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
