import ArgumentParser
import Newsroom
import SiteBuilder

struct NextChangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next-change", abstract: "Print when the site has to be built again.",
        discussion: """
            Prints the next instant at which the site would change without anybody touching it, in UTC, such as \
            2026-11-24T05:00:00Z: a story is due or expires, a pin or the banner runs out, a live update or a \
            correction is dated later, an entry of the news sitemap turns two days old. Prints nothing where nothing \
            is to come. docs/clock.md shows it with cron and systemd.
            """)

    @OptionGroup var arguments: SiteArguments

    func run() async throws {
        let build = SiteBuild(files: .disk, options: arguments.options())
        let (instant, report) = try await build.nextChange()
        guard report.succeeded else { return try arguments.show(report, seconds: 0, summary: "") }
        if let instant { Console.print(Moment(secondsSince1970: instant.secondsSince1970).iso8601) }
    }
}
