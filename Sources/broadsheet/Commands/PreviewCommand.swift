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

    @OptionGroup var view: SiteView

    @Option(help: ArgumentHelp("The port to listen on (default: 1605, or a free one).", valueName: "n"))
    var port: UInt16?

    @Option(
        help: ArgumentHelp(
            "The IPv4 address to listen on; 0.0.0.0 shows the preview to the whole network.",
            valueName: "address"))
    var host = "127.0.0.1"

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
        let folder = view.folder
        let options = view.options(jobs: ProcessInfo.processInfo.activeProcessorCount)
        let console = PreviewConsole()
        let preview = PreviewSite(
            desk: try ProofDesk(files: .disk, options: options), at: view.at?.moment,
            settings: PreviewSite.Settings(
                follows: follow, time: SiteView.now, report: { console.show($0) }))
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
