import Newsroom

/// The folder of releases on another machine, and the scripts that look into it and change it: ``Releases`` says what
/// is in it.
struct RemoteReleases: Sendable {
    let shell: RemoteShell
    let folder: String

    /// What was found there.
    struct State: Sendable {
        /// The release that readers get; nil before the first.
        var current: String?
        /// The files of that release, in it.
        var currentFiles: Set<String> = []
        /// In no order.
        var releases: [String] = []
        /// Folders of transfers that were cut off.
        var incoming: [String] = []
        /// The lasting files of all releases.
        var assets: Set<String> = []
    }

    /// - Parameter incoming: A folder that is made there if it is missing; nil: nothing is changed.
    /// - Throws: A ``PublishError`` where the machine cannot be reached, or `current` is somebody else's.
    func look(making incoming: String? = nil) async throws -> State {
        let make = incoming.map { "mkdir -p \(ShellText.word(folder + "/" + $0)) || exit 1\n" } ?? ""
        let told = try await shell.run(
            "umask 022\n" + make + #"""
                cd \#(ShellText.word(folder)) 2>/dev/null || exit 0
                if [ -L current ]; then printf 'current %s\n' "$(readlink current)"
                elif [ -e current ]; then echo taken; fi
                cd releases 2>/dev/null || exit 0
                for name in *; do
                  [ -d "$name" ] || continue
                  printf 'release %s\n' "$name"
                  [ -f "$name.assets" ] && sed 's/^/asset /' "$name.assets"
                done
                cd ../current/ 2>/dev/null && find . -type f | sed 's/^\./file /'
                exit 0
                """#)
        var state = State()
        for line in told.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw PublishError(
                    .failed, "\(folder)/current is no link, and not Broadsheet's",
                    hint: "move it away, or publish into another folder")
            }
            switch parts[0] {
            case "current": state.current = try Releases.release(ofLink: parts[1])
            case "asset": state.assets.insert(parts[1])
            case "file": state.currentFiles.insert(String(parts[1].dropFirst()))
            default:
                if Releases.number(parts[1]) != nil { state.releases.append(parts[1]) }
                if parts[1].hasPrefix("incoming-") { state.incoming.append(parts[1]) }
            }
        }
        // A release that somebody has removed is as good as none.
        if let current = state.current, !state.releases.contains(current) { state.current = nil }
        return state
    }

    /// Makes a release of what has come in, with the lasting files of those before it, and shows it.
    ///
    /// - Parameters:
    ///   - incoming: The folder of what has come in.
    ///   - assets: The release's own lasting files, a line for each.
    func show(_ incoming: String, assets: [UInt8], at now: Moment) async throws {
        let ending = Releases.name(after: [], at: now).dropFirst(6)
        try await shell.run(
            #"""
            \#(opening)
            last=$(ls releases | sed -n 's/^\([0-9]\{6,\}\)-.*/\1/p' | sort -n | tail -n 1)
            name=$(printf '%06d' "$(expr "${last:-0}" + 1)")\#(ending)
            cat > "releases/$name.assets" <<'END OF ASSETS'
            \#(String(decoding: assets, as: UTF8.self))END OF ASSETS
            into=\#(incoming)
            \#(Self.carrying)
            sync -f releases 2>/dev/null || sync
            mv "$into" "releases/$name"
            \#(Self.pointing)
            """#)
    }

    /// Shows an earlier release, and takes those after it out of the order.
    ///
    /// - Returns: The files that differ between the two, or are in one alone.
    func goBack(to release: String, from withdrawn: String, withdrawing later: [String]) async throws
        -> [String]
    {
        let told = try await shell.run(
            #"""
            \#(opening)
            name=\#(release)
            into=releases/$name
            for release in \#(withdrawn) "$name"; do
              (cd "releases/$release" && find . -type f -exec cksum {} +) | sed "s/^/$release /"
            done
            \#(Self.carrying)
            \#(Self.pointing)
            for release in \#(later.joined(separator: " ")); do
              rm -rf "releases/$release.assets" "releases/withdrawn-$release"
              mv "releases/$release" "releases/withdrawn-$release"
            done
            """#)
        var sums: [String: Set<String>] = [:]
        var seen: [String: Set<Substring>] = [:]
        for line in told.split(separator: "\n") {
            // "000042-… 1234567 890 ./world/index.html"
            let parts = line.split(separator: " ", maxSplits: 3)
            guard parts.count == 4 else { continue }
            let path = String(parts[3].dropFirst(2))
            sums[path, default: []].insert(parts[1] + " " + parts[2])
            seen[path, default: []].insert(parts[0])
        }
        return sums.keys.filter { sums[$0]?.count != 1 || seen[$0]?.count != 2 }.sorted()
    }

    /// Removes releases, and what else is left of earlier publishes. What has been on its way for less than a day may
    /// be somebody's who publishes from elsewhere.
    func remove(_ releases: [String], ownIncoming incoming: String) async throws {
        let names =
            releases.flatMap { ["releases/" + $0 + Releases.listSuffix, "releases/" + $0] } + [incoming]
        try await shell.run(
            #"""
            \#(opening)
            rm -rf \#(names.map(ShellText.word).joined(separator: " ")) releases/withdrawn-*
            find releases -maxdepth 1 -name 'incoming-*' -mtime +0 -exec rm -rf {} +
            for list in releases/*.assets; do
              [ -d "${list%.assets}" ] || rm -f "$list"
            done
            """#)
    }

    // MARK: Parts of scripts

    /// One publisher at a time changes releases, where that machine has `flock`, which Linux has.
    private var opening: String {
        """
        set -e
        umask 022
        cd \(ShellText.word(folder))
        exec 9>releases/.lock
        if command -v flock >/dev/null; then flock 9; fi
        """
    }

    /// Gives the folder `$into` the lasting files of all releases.
    private static let carrying = #"""
        for list in releases/*.assets; do
          release=${list%.assets}
          [ -d "$release" ] || continue
          while IFS= read -r file; do
            if [ ! -e "$into/$file" ] && [ -f "$release/$file" ]; then
              mkdir -p "$into/$(dirname "$file")"
              ln "$release/$file" "$into/$file"
            fi
          done < "$list"
        done
        """#

    /// Shows the release `$name`. GNU's `mv` replaces a link to a folder with -T, that of the BSDs with -h.
    private static let pointing = #"""
        ln -sfn "releases/$name" current.new
        mv -fT current.new current 2>/dev/null || mv -fh current.new current
        """#
}
