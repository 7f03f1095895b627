import ArgumentParser
import Foundation
import Newsroom
import PreviewServer
import SiteBuilder

struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Show the site while you write it.",
        discussion: """
            Serves the site on this machine and shows every saved change in the browser at once. Nothing is written to \
            Public/. Mistakes appear over the page with the line they are in, and go when they are mended. Alt+B in the \
            browser opens a panel that says what the page is made of and moves the clock.

            Ctrl-C ends it.
            """)

    @Option(help: ArgumentHelp("The site's folder, with site.yml in it.", valueName: "dir"))
    var site = "."

    @Option(help: ArgumentHelp("The port to listen on (default: 1605, or a free one).", valueName: "n"))
    var port: UInt16?

    @Option(
        help: ArgumentHelp(
            "The IPv4 address to listen on; 0.0.0.0 shows the preview to the whole network.",
            valueName: "address"))
    var host = "127.0.0.1"

    @Flag(help: "Include drafts, and stories whose date has not come; they are marked on screen.")
    var drafts = false

    @Option(
        help: ArgumentHelp(
            "Show the site as of an instant: 2026-11-24T06:00:00+01:00, or in UTC 2026-11-24 05:00 (default: the real time).",
            valueName: "time"))
    var at: Instant?

    @Flag(help: "Open the browser.")
    var open = false

    @Flag(help: "Take the browser to each story that is saved.")
    var follow = false

    /// The first newspaper appeared in this year.
    private static let usualPort: UInt16 = 1605

    func validate() throws {
        guard PreviewServer.isAddress(host) else {
            throw ValidationError("--host is an IPv4 address of this machine, such as 127.0.0.1 or 0.0.0.0.")
        }
    }

    func run() async throws {
        let folder = SiteArguments.absolute(site)
        let now: @Sendable () -> Moment = { Moment(secondsSince1970: Int(Date().timeIntervalSince1970)) }
        let options = BuildOptions(
            site: folder, output: folder + "/Public", includesUnpublished: drafts,
            jobs: ProcessInfo.processInfo.activeProcessorCount, now: at?.moment ?? now(),
            program: ProgramIdentity.current)
        let console = PreviewConsole()
        let preview = PreviewSite(
            desk: try ProofDesk(files: .disk, options: options), at: at?.moment,
            settings: PreviewSite.Settings(
                follows: follow, time: now, report: { console.show($0) }))
        let server = try openServer(preview, folder: folder)
        // Before the first look, so that no change is missed.
        let changes = watcher(folder).changes()
        await preview.take(.everything)
        // A folder that cannot be read at all is not waited for.
        if preview.showing.failure != nil { throw ExitStatus.machineFailed }
        let address = "http://\(host == "0.0.0.0" ? "127.0.0.1" : host):\(server.port)/"
        Console.print("Preview at \(address) (Ctrl-C ends it)")
        if open { Browser.open(address) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask {
                for await change in changes { await preview.take(change) }
                Self.warnOfPolling("the system watches no more")
                let changes = PollingWatcher(files: .disk, folder: folder).changes()
                await preview.take(.everything)
                for await change in changes { await preview.take(change) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func openServer(_ preview: PreviewSite, folder: String) throws -> PreviewServer {
        func server(_ port: UInt16) throws -> PreviewServer {
            try PreviewServer(site: preview, files: .disk, folder: folder, address: host, port: port)
        }
        if let port { return try server(port) }
        if let usual = try? server(Self.usualPort) { return usual }
        return try server(0)
    }

    private func watcher(_ folder: String) -> any SiteWatcher {
        #if canImport(Glibc)
            do throws(FileError) {
                return try InotifyWatcher(folder: folder)
            } catch {
                Self.warnOfPolling(error.description)
            }
        #endif
        return PollingWatcher(files: .disk, folder: folder)
    }

    private static func warnOfPolling(_ reason: String) {
        Console.error("broadsheet: \(reason); the files are looked at four times a second instead")
    }
}
