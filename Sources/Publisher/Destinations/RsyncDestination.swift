import Newsroom

/// A folder of releases on another machine, reached through ssh; rsync sends what is not there yet.
struct RsyncDestination: Destination {
    let settings: PublishTarget.Rsync
    /// Names the contents of the site: a transfer that was cut off goes on where the same site is sent again, and
    /// two sites that are sent at once do not mix.
    let fingerprint: String
    let site: BuiltSite
    let now: Moment
    private let shell: RemoteShell
    private let remote: RemoteReleases
    private let rsync = Tool(
        name: "rsync", installation: "install it: `apt install rsync`, `brew install rsync`")

    init(settings: PublishTarget.Rsync, fingerprint: String, site: BuiltSite, now: Moment) {
        self.settings = settings
        self.fingerprint = fingerprint
        self.site = site
        self.now = now
        shell = RemoteShell(settings)
        remote = RemoteReleases(shell: shell, folder: settings.folder.path)
    }

    var description: String { settings.host + ":" + folder }

    private var folder: String { settings.folder.path }
    private var incoming: String { Releases.folder + "/incoming-" + fingerprint }

    func compare(_ site: BuiltSite) async throws -> Standing {
        let state = try await remote.look()
        guard let current = state.current else { return Standing() }
        var standing = Standing(base: current)
        for file in site.files where state.currentFiles.contains(file.path) {
            standing.files[file.path] = .same
        }
        for change in try await transfer(to: Releases.folder + "/" + current, ["--dry-run"]) {
            standing.files[change.path] = change.isNew ? nil : .otherContents
        }
        let local = Set(site.files.map(\.path))
        standing.surplus = state.currentFiles.subtracting(local).subtracting(state.assets).sorted()
        return standing
    }

    func send(_ plan: PublishPlan, of site: BuiltSite, progress: PublishProgress) async throws {
        let state = try await remote.look(making: incoming)
        // What was sent before need not be sent again, also where a run was cut off before it came to be seen. rsync
        // takes 20 such folders.
        let last = Releases.sorted(state.releases).last
        let bases = [state.current, last].compactMap { $0 } + state.incoming
        _ = try await transfer(to: incoming, bases.prefix(20).map { "--link-dest=../\($0)" })
        try await remote.show(incoming, assets: Releases.list(of: site), at: now)
    }

    func finish(_ plan: PublishPlan) async throws {
        let state = try await remote.look()
        guard let current = state.current else { return }
        let stale = Releases.superfluous(
            state.releases, keeping: settings.folder.keptReleases, current: current)
        if plan.isEmpty, stale.isEmpty { return }
        try await remote.remove(stale, ownIncoming: incoming)
    }

    func rollBack() async throws -> RolledBack {
        let state = try await remote.look()
        let release = try Releases.before(state.current, of: state.releases)
        let changed = try await remote.goBack(
            to: release, from: state.current ?? release,
            withdrawing: Releases.after(release, of: state.releases))
        return RolledBack(state: release, changed: changed)
    }

    // MARK: rsync

    /// A file that rsync sent or would send.
    private struct Change {
        /// From the output folder.
        let path: String
        let isNew: Bool
    }

    /// Sends the site's files into a folder of the releases'.
    ///
    /// Files are compared by their contents, never by their times: a fresh checkout has other times.
    private func transfer(to release: String, _ options: [String]) async throws -> [Change] {
        let arguments =
            [
                "--checksum", "--from0", "--files-from=-", "--8-bit-output", "--perms", "--chmod=D755,F644",
                "--timeout=60", "--out-format=%i %n", "-e", shell.command,
            ] + options
            + ["--", site.folder + "/", settings.host + ":" + folder + "/" + release + "/"]
        // Without a dot and a slash rsync would pass over names that begin as its comments do.
        let list = site.files.map { "./" + $0.path + "\0" }.joined()
        let outcome = try await rsync.run(arguments, input: Array(list.utf8))
        guard outcome.succeeded else {
            if outcome.complaint.contains("No space left on device") {
                try await shell.run("rm -rf \(ShellText.word(folder + "/" + incoming))")
            }
            throw shell.explained(outcome, "rsync cannot send to \(settings.host)")
        }
        return outcome.text.split(separator: "\n").compactMap(Self.change)
    }

    private static func change(_ line: Substring) -> Change? {
        guard let space = line.firstIndex(of: " ") else { return nil }
        let kind = line[..<space]
        guard kind.hasPrefix("<f") else { return nil }
        return Change(
            path: unescaped(String(line[space...].dropFirst())),
            isNew: kind.dropFirst(2).allSatisfy { $0 == "+" })
    }

    /// rsync writes a byte that no terminal should see as `\#` and three octal digits.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("\\#") else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if rest.starts(with: Array("\\#".utf8)),
                let value = UInt8(String(decoding: rest.dropFirst(2).prefix(3), as: UTF8.self), radix: 8)
            {
                bytes.append(value)
                rest = rest.dropFirst(5)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
